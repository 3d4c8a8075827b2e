using System.Reflection;

namespace AgentSafety.Analyzers.Tests.Conventions;

/// <summary>Where the files are that conventions speak of. The build says: in a deterministic one, source paths don't.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!);

    public static string Analyzers => Path.Combine(Root, "src", "AgentSafety.Analyzers");

    public static string CodeFixes => Path.Combine(Root, "src", "AgentSafety.CodeFixes");

    public static string Page(string id) => Path.Combine(Root, "docs", "rules", $"{id}.md");
}
