using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Keeps an approval that would be lost on the way: the function is wrapped in one that asks by itself, whoever calls it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepApprovalFix)), Shared]
public sealed class KeepApprovalFix : CodeFixProvider
{
    internal const string Title = "Ask whoever calls the function";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.LostApproval, RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.OpenEndedExecutor];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new KeepAllApprovals();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (await ApplyAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } applied)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(applied), equivalenceKey: nameof(KeepApprovalFix)), diagnostic);
    }

    /// <summary>Null where nothing can be done, or the compiler doesn't accept it.</summary>
    internal static async Task<Document?> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var (root, generator) = (await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false), SyntaxGenerator.GetGenerator(document));
        var preferred = diagnostics.Select(GateAdvice.From).FirstOrDefault()?.Wrapper ?? "";
        if (ApprovalGate.In(model.Compilation, preferred) is not { } gate)
            return null;

        var functions = diagnostics.Select(diagnostic => FunctionAt(root, diagnostic, model)).OfType<ExpressionSyntax>().Where(function => gate.Takes(model.GetTypeInfo(function, cancellationToken).Type)).Distinct().ToArray();
        if (functions.Length == 0)
            return null;

        SyntaxNode home = functions[0].FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? root;
        var changed = root.TrackNodes(functions.Append(home));
        changed = changed.ReplaceNodes(functions.Select(function => changed.GetCurrentNode(function)!), (old, current) =>
            gate.Around(functions.First(function => changed.GetCurrentNode(function) == old), home, model, generator).WithTriviaFrom(current));
        if (gate.Known is null)
            changed = Compiled.WithLast(changed, changed.GetCurrentNode(home)!, gate.Write(home, model, generator), ApprovalGate.EndOfLineIn(home));

        return Compiled.Accepts(model, changed, cancellationToken) ? document.WithSyntaxRoot(changed) : null;
    }

    /// <summary>The function that is handed over, or the one that is called; where a step is warned about, the one that is made of it, if <c>ApprovalRequiredAIFunction</c> around it would be lost.</summary>
    private static ExpressionSyntax? FunctionAt(SyntaxNode root, Diagnostic diagnostic, SemanticModel model) =>
        !root.FullSpan.Contains(diagnostic.Location.SourceSpan) || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax place || place.Span != diagnostic.Location.SourceSpan ? null
        : diagnostic.Id is not RuleIds.LostApproval ? GuardAdvice.From(diagnostic) is { ApprovableAtRegistration: false } ? FunctionFactory.CallAround(place, model) : null
        : place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InvokeAsync", Expression: var called } } ? called
        : place;
}
