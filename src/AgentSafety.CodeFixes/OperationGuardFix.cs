using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

// Named so that it stands behind GuardWithAgentGuardFix: a command that takes the first fix takes that one.

/// <summary>Guards the operation where it is written, in its file, rather than the agent's step that leads there: whoever calls it, a person is asked. Offered where it is the only one behind the step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OperationGuardFix)), Shared]
public sealed class OperationGuardFix : CodeFixProvider
{
    internal const string Title = "Guard with AgentGuard at the operation itself";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new GuardAllOperations();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (PlaceOf(diagnostic, context.Document.Project.Solution) is { } document
                && await ApplyAsync(document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed.Project.Solution), equivalenceKey: nameof(OperationGuardFix)), diagnostic);
    }

    /// <summary>The file that the operation is in, of this project or another; null where it isn't the only one.</summary>
    internal static Document? PlaceOf(Diagnostic diagnostic, Solution solution) =>
        GuardAdvice.From(diagnostic) is { IsAlone: true } && diagnostic.AdditionalLocations is { Count: > 0 } locations && locations[locations.Count - 1] is { IsInSource: true, SourceTree: var tree } ? solution.GetDocument(tree) : null;

    /// <param name="document">Where the operations are.</param>
    /// <param name="diagnostics">That lead there.</param>
    /// <param name="cancellationToken">Of the request.</param>
    internal static Task<Document?> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken) => Replacements.ApplyAsync(
        document,
        diagnostics.Select(static diagnostic => (diagnostic.AdditionalLocations[diagnostic.AdditionalLocations.Count - 1].SourceSpan, Advice: GuardAdvice.From(diagnostic)!)).Distinct()
            .Select(static place => (place.SourceSpan, new Candidates((step, model, generator) => Guard(step, place.Advice, model, generator)))),
        cancellationToken);

    private static IEnumerable<Replacement> Guard(ExpressionSyntax operation, GuardAdvice advice, SemanticModel model, SyntaxGenerator generator) =>
        GuardLibrary.In(model.Compilation) is { } library && Act.Of(operation, model) is { } act
            ? Told.Of(advice, act, library, model).Select(told => new Replacement(act.Expression, GuardCall.Write(act, advice.Operation, told, library, model, generator).WithTriviaFrom(act.Expression)))
            : [];
}
