namespace AgentSafety.CodeFixes;

/// <summary>A fix at one expression, within its file. It is offered only once the compiler has accepted the result.</summary>
public abstract class ExpressionFix : CodeFixProvider
{
    private readonly string _title;

    private protected ExpressionFix(string title, params string[] rules) => (_title, FixableDiagnosticIds) = (title, [.. rules]);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ApplyAsync(document, await ReplacementsAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false), context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (await ReplacementsAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { IsEmpty: false } replacements)
                context.RegisterCodeFix(
                    CodeAction.Create(_title, cancellationToken => ApplyAsync(context.Document, replacements, cancellationToken), equivalenceKey: GetType().Name),
                    diagnostic);
    }

    /// <param name="step">The expression that is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    /// <param name="generator">Writes type names, to be shortened and imported afterwards.</param>
    private protected abstract Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator);

    /// <summary>Outermost first: what lies inside a replaced expression is taken care of with it.</summary>
    private async Task<ImmutableArray<Replacement>> ReplacementsAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var replacements = ImmutableArray.CreateBuilder<Replacement>();
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return [];

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenByDescending(static diagnostic => diagnostic.Location.SourceSpan.Length))
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan) // whoever applies many fixes from one analysis may come late
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax step
                && step.Span == diagnostic.Location.SourceSpan
                && step.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { ContainsDiagnostics: true } // half-typed: the formatter doesn't take all of it
                && Propose(step, model, diagnostic, SyntaxGenerator.GetGenerator(document)) is { } replacement
                && !replacements.Any(other => other.Old.Span.OverlapsWith(replacement.Old.Span))
                && replacement.Compiles(model, cancellationToken))
                replacements.Add(replacement);

        return replacements.ToImmutable();
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Replacement> replacements, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var changed = root!.TrackNodes(replacements.Select(static replacement => replacement.Old));
        foreach (var replacement in replacements)
            changed = replacement.PutInto(changed, changed.GetCurrentNode(replacement.Old)!);

        return document.WithSyntaxRoot(changed);
    }
}
