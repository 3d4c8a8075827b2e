using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.CodeFixes;

/// <summary>A fix within one file, in one way or several, each with its title. It is offered only once its change has been worked out, and Fix All makes the same change for many warnings.</summary>
public abstract class OfferedFix : CodeFixProvider
{
    private readonly ImmutableArray<string> _titles;

    private protected OfferedFix(ImmutableArray<string> titles, params string[] rules) => (_titles, FixableDiagnosticIds) = (titles, [.. rules]);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ChangeAsync(document, diagnostics, WayOf(context.CodeActionEquivalenceKey), context.CancellationToken).ConfigureAwait(false) is { } change ? await change(context.CancellationToken).ConfigureAwait(false) : document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            for (var way = 0; way < _titles.Length; way++)
                if (await ChangeAsync(context.Document, [diagnostic], way, context.CancellationToken).ConfigureAwait(false) is { } change)
                    context.RegisterCodeFix(CodeAction.Create(_titles[way], change, KeyOf(way)), diagnostic);
    }

    /// <summary>Null where nothing can be done.</summary>
    /// <param name="document">The file.</param>
    /// <param name="diagnostics">What is warned about there.</param>
    /// <param name="way">Which of the titles.</param>
    /// <param name="cancellationToken">Of the request.</param>
    private protected abstract Task<Func<CancellationToken, Task<Document>>?> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, int way, CancellationToken cancellationToken);

    /// <summary>In a member that can't be read to its end nobody knows what would be moved, and the formatter doesn't take all of it.</summary>
    internal static bool IsHalfTyped(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { ContainsDiagnostics: true };

    /// <summary>Ways aren't mixed when all are fixed at once.</summary>
    private string KeyOf(int way) => way == 0 ? GetType().Name : $"{GetType().Name}.{way + 1}";

    private int WayOf(string? key) => Enumerable.Range(0, _titles.Length).FirstOrDefault(way => KeyOf(way) == key);
}
