using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Configuration;

/// <summary>The text files that come inside the analyzers' assembly.</summary>
internal static class BuiltInFiles
{
    public static IEnumerable<SourceText> Named(Func<string, bool> named)
    {
        var assembly = typeof(BuiltInFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(named).OrderBy(static name => name, StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return SourceText.From(stream);
        }
    }
}
