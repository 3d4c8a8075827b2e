namespace AgentSafety.CodeFixes;

/// <summary>A fix at one expression. It is offered only once the compiler has accepted the result.</summary>
public abstract class ExpressionFix : OfferedFix
{
    private protected ExpressionFix(string title, params string[] rules) : base([title], rules)
    {
    }

    private protected ExpressionFix(ImmutableArray<string> titles, params string[] rules) : base(titles, rules)
    {
    }

    /// <summary>What may be written, the best first: the first that compiles is. Just what is proposed, where no more is said.</summary>
    /// <param name="step">The expression that is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    /// <param name="generator">Writes type names, to be shortened and imported afterwards.</param>
    /// <param name="way">Which of the titles.</param>
    private protected virtual IEnumerable<Replacement> Candidates(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator, int way) =>
        Propose(step, model, warning, generator) is { } only ? [only] : [];

    /// <param name="step">The expression that is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    /// <param name="generator">Writes type names, to be shortened and imported afterwards.</param>
    private protected virtual Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator) => null;

    /// <summary>Outermost first: what lies inside a replaced expression is taken care of with it.</summary>
    private protected sealed override async Task<Func<CancellationToken, Task<Document>>?> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, int way, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var replacements = ImmutableArray.CreateBuilder<Replacement>();
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenByDescending(static diagnostic => diagnostic.Location.SourceSpan.Length))
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan) // whoever applies many fixes from one analysis may come late
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax step
                && step.Span == diagnostic.Location.SourceSpan
                && !IsHalfTyped(step)
                && Candidates(step, model, diagnostic, SyntaxGenerator.GetGenerator(document), way)
                    .FirstOrDefault(replacement => !replacements.Any(other => other.Old.Span.OverlapsWith(replacement.Old.Span)) && replacement.Compiles(model, cancellationToken)) is { } replacement)
                replacements.Add(replacement);

        return replacements.Count == 0 ? null : _ => Task.FromResult(document.WithSyntaxRoot(Apply(root, replacements)));
    }

    private static SyntaxNode Apply(SyntaxNode root, IReadOnlyCollection<Replacement> replacements)
    {
        var changed = root.TrackNodes(replacements.Select(static replacement => replacement.Old));
        foreach (var replacement in replacements)
            changed = replacement.PutInto(changed, changed.GetCurrentNode(replacement.Old)!);

        return changed;
    }
}
