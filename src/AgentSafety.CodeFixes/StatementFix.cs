namespace AgentSafety.CodeFixes;

/// <summary>A fix that rewrites statements or clauses. It is offered only once the compiler has accepted the result.</summary>
public abstract class StatementFix : OfferedFix
{
    private protected StatementFix(string title, params string[] rules) : base([title], rules)
    {
    }

    /// <param name="place">What is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    private protected abstract Rewriting? Propose(SyntaxNode place, SemanticModel model, Diagnostic warning);

    private protected sealed override async Task<Func<CancellationToken, Task<Document>>?> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, int way, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var rewritings = ImmutableArray.CreateBuilder<Rewriting>();
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan) // whoever applies many fixes from one analysis may come late
                && Propose(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, diagnostic) is { } rewriting
                && !IsHalfTyped(rewriting.Old)
                && !rewritings.Any(other => other.Old.Span.OverlapsWith(rewriting.Old.Span))
                && rewriting.Compiles(model, cancellationToken))
                rewritings.Add(rewriting);

        return rewritings.Count == 0 ? null : _ => Task.FromResult(document.WithSyntaxRoot(Rewriting.Apply(root, rewritings)));
    }
}
