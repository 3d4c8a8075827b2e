using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>
/// Lets a declaration say what the code does. <c>ReadOnly = true</c> on what destroys becomes <c>Destructive = true</c>, for read-only is then unsaid,
/// which is sent as no; where the other hint is set already, the one that is wrong is turned round.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TellTheTruthFix)), Shared]
public sealed class TellTheTruthFix : CodeFixProvider
{
    private const string Destructive = nameof(Destructive);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.HarmlessDeclaration, RuleIds.UndeclaredDestruction, RuleIds.IdempotentDeclaration];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) => ApplyAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
            if (root is not null && DeclarationAt(root, diagnostic) is not null)
                context.RegisterCodeFix(
                    CodeAction.Create("Say what it does", async cancellationToken => await ApplyAsync(context.Document, [diagnostic], cancellationToken).ConfigureAwait(false) ?? context.Document, equivalenceKey: nameof(TellTheTruthFix)),
                    diagnostic);
    }

    /// <summary>Hint by hint, in the declaration that holds them: two that lie in one are put right together.</summary>
    private static async Task<Document?> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;

        var wrong = diagnostics.Select(diagnostic => DeclarationAt(root, diagnostic)).OfType<(SyntaxNode Declaration, string? Hint)>()
            .ToLookup(static found => found.Declaration, static found => found.Hint);
        return document.WithSyntaxRoot(root.ReplaceNodes(wrong.Select(static found => found.Key), (declaration, current) => wrong[declaration].Distinct().Aggregate(current, PutRight)));
    }

    /// <summary>What holds the hints, and the hint that is wrong; null for the one that is missing. Null for what has none: a resource, a method that inherits its attribute.</summary>
    private static (SyntaxNode Declaration, string? Hint)? DeclarationAt(SyntaxNode root, Diagnostic diagnostic) =>
        !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? null
        : root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            var node when Hint.At(node) is { } hint => (hint.Declaration, hint.Name),
            var node when diagnostic.Id is RuleIds.UndeclaredDestruction && node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && IsUnsaid(attribute) => (attribute, null),
            var node when diagnostic.Id is RuleIds.UndeclaredDestruction && node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation && creation.Span == diagnostic.Location.SourceSpan && IsUnsaid(creation) => (creation, null),
            _ => null,
        };

    /// <summary>A hint that is half typed is for who types it to finish.</summary>
    private static bool IsUnsaid(SyntaxNode declaration) => !declaration.ContainsDiagnostics && Hint.In(declaration).All(static hint => hint.Name is not Destructive);

    private static SyntaxNode PutRight(SyntaxNode declaration, string? hint)
    {
        var hints = Hint.In(declaration).ToArray();
        if (hint is null)
            return Hint.Add(declaration, Destructive);

        var wrong = hints.First(other => other.Name == hint);
        return declaration.ReplaceNode(wrong.Syntax, hint switch
        {
            "ReadOnly" when hints.All(static other => other.Name is not Destructive) => wrong.Saying(Destructive, true),
            Destructive => wrong.Saying(Destructive, true),
            _ => wrong.Saying(hint, false),
        });
    }
}
