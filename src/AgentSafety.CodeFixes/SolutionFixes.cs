namespace AgentSafety.CodeFixes;

/// <summary>Fix All where what is written may lie in other files than the warnings.</summary>
/// <param name="title">As it is shown; null for the equivalence key, where that is one.</param>
internal abstract class SolutionFixes(string? title = null) : FixAllProvider
{
    public sealed override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(
        CodeAction.Create(title ?? context.CodeActionEquivalenceKey ?? "", cancellationToken => FixAsync(context, cancellationToken), equivalenceKey: context.CodeActionEquivalenceKey));

    protected abstract Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken);

    /// <summary>The files whose warnings are to be fixed.</summary>
    protected static IEnumerable<Document> DocumentsIn(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.SelectMany(static project => project.Documents),
        _ => context.Document is { } document ? [document] : [],
    };
}
