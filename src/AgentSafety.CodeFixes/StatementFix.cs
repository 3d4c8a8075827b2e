using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.CodeFixes;

/// <summary>A fix that rewrites statements or clauses. It is offered only once the compiler has accepted the result.</summary>
public abstract class StatementFix : CodeFixProvider
{
    private readonly string _title;

    private protected StatementFix(string title, params string[] rules) => (_title, FixableDiagnosticIds) = (title, [.. rules]);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ApplyAsync(document, await RewritingsAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false), context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (await RewritingsAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { IsEmpty: false } rewritings)
                context.RegisterCodeFix(
                    CodeAction.Create(_title, cancellationToken => ApplyAsync(context.Document, rewritings, cancellationToken), equivalenceKey: GetType().Name),
                    diagnostic);
    }

    /// <param name="place">What is warned about.</param>
    /// <param name="model">Of the file it is in.</param>
    /// <param name="warning">With what the analyzer knows of it.</param>
    private protected abstract Rewriting? Propose(SyntaxNode place, SemanticModel model, Diagnostic warning);

    private async Task<ImmutableArray<Rewriting>> RewritingsAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var rewritings = ImmutableArray.CreateBuilder<Rewriting>();
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return [];

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan) // whoever applies many fixes from one analysis may come late
                && Propose(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, diagnostic) is { } rewriting
                && !IsHalfTyped(rewriting.Old)
                && !rewritings.Any(other => other.Old.Span.OverlapsWith(rewriting.Old.Span))
                && rewriting.Compiles(model, cancellationToken))
                rewritings.Add(rewriting);

        return rewritings.ToImmutable();
    }

    /// <summary>In a member that can't be read to its end nobody knows what would be moved, and the formatter doesn't take it.</summary>
    private static bool IsHalfTyped(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { ContainsDiagnostics: true };

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Rewriting> rewritings, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(Rewriting.Apply(root!, rewritings));
    }
}
