using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.CodeFixes;

/// <summary>A fix within one file that has one title. It is offered only once its change has been worked out, and Fix All makes the same change for many warnings.</summary>
public abstract class OfferedFix : CodeFixProvider
{
    private readonly string _title;

    private protected OfferedFix(string title, params string[] rules) => (_title, FixableDiagnosticIds) = (title, [.. rules]);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ChangeAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) is { } change ? await change(context.CancellationToken).ConfigureAwait(false) : document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (await ChangeAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } change)
                context.RegisterCodeFix(CodeAction.Create(_title, change, equivalenceKey: GetType().Name), diagnostic);
    }

    /// <summary>Null where nothing can be done.</summary>
    private protected abstract Task<Func<CancellationToken, Task<Document>>?> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken);

    /// <summary>In a member that can't be read to its end nobody knows what would be moved, and the formatter doesn't take all of it.</summary>
    private protected static bool IsHalfTyped(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { ContainsDiagnostics: true };
}
