using Microsoft.CodeAnalysis;

namespace AgentSafety.Benchmarks;

/// <summary>What this project was compiled against: the framework, and the real assemblies of the agent framework.</summary>
internal static class References
{
    public static readonly MetadataReference[] All = [.. Paths().Select(static path => MetadataReference.CreateFromFile(path))];

    public static readonly MetadataReference[] WithoutAgents = [.. All.Where(static reference => !IsAgentFramework(Path.GetFileName(reference.Display!)))];

    private static bool IsAgentFramework(string file) =>
        file.StartsWith("ModelContextProtocol", StringComparison.Ordinal) || file.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal);

    private static IEnumerable<string> Paths()
    {
        using var list = new StreamReader(typeof(References).Assembly.GetManifestResourceStream("references.txt")!);
        while (list.ReadLine() is { } path)
            yield return path;
    }
}
