using System.Runtime.CompilerServices;

namespace AgentSafety.Analyzers.Tests.Conventions;

/// <summary>Where the files are that conventions speak of.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    public static string Analyzers => Path.Combine(Root, "src", "AgentSafety.Analyzers");

    public static string CodeFixes => Path.Combine(Root, "src", "AgentSafety.CodeFixes");

    public static string Page(string id) => Path.Combine(Root, "docs", "rules", $"{id}.md");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
