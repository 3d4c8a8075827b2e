using Microsoft.CodeAnalysis;

namespace AgentSafety.Benchmarks;

/// <summary>What this project was compiled against: the framework, and the real assemblies of the agent framework.</summary>
internal static class References
{
    public static readonly MetadataReference[] All = [.. Paths(agentFramework: true).Select(static path => MetadataReference.CreateFromFile(path))];

    public static readonly MetadataReference[] WithoutAgents = [.. Paths(agentFramework: false).Select(static path => MetadataReference.CreateFromFile(path))];

    public static IEnumerable<string> Paths(bool agentFramework)
    {
        using var list = new StreamReader(typeof(References).Assembly.GetManifestResourceStream("references.txt")!);
        while (list.ReadLine() is { } path)
            if (agentFramework || !IsAgentFramework(Path.GetFileName(path)))
                yield return path;
    }

    private static bool IsAgentFramework(string file) =>
        file.StartsWith("ModelContextProtocol", StringComparison.Ordinal) || file.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal);
}
