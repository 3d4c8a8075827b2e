namespace AgentSafety.CodeFixes;

internal static class FixAllScopes
{
    /// <summary>The files that are to be fixed.</summary>
    public static IEnumerable<Document> DocumentsInScope(this FixAllContext context) => context.Scope switch
    {
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.SelectMany(static project => project.Documents),
        _ => context.Document is { } document ? [document] : [],
    };
}
