using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Keeps an approval that is lost on the way: the function is wrapped in one that asks by itself, whoever calls it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepApprovalFix)), Shared]
public sealed class KeepApprovalFix : CodeFixProvider
{
    internal const string Title = "Ask whoever calls the function";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.LostApproval];

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

        var functions = diagnostics.Select(diagnostic => FunctionAt(root, diagnostic)).OfType<ExpressionSyntax>().Where(function => gate.Takes(model.GetTypeInfo(function, cancellationToken).Type)).Distinct().ToArray();
        if (functions.Length == 0)
            return null;

        SyntaxNode home = functions[0].FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? root;
        var changed = root.TrackNodes(functions.Append(home));
        changed = changed.ReplaceNodes(functions.Select(function => changed.GetCurrentNode(function)!), (old, current) =>
            gate.Around(functions.First(function => changed.GetCurrentNode(function) == old), home, model, generator).WithTriviaFrom(current));
        if (gate.Known is null)
            changed = WithLast(changed, changed.GetCurrentNode(home)!, gate.Write(home, model, generator), ApprovalGate.EndOfLineIn(home));

        return Compiles(model, changed, cancellationToken) ? document.WithSyntaxRoot(changed) : null;
    }

    /// <summary>The function that is handed over, or the one that is called.</summary>
    private static ExpressionSyntax? FunctionAt(SyntaxNode root, Diagnostic diagnostic) =>
        !root.FullSpan.Contains(diagnostic.Location.SourceSpan) || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax place || place.Span != diagnostic.Location.SourceSpan ? null
        : place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InvokeAsync", Expression: var called } } ? called
        : place;

    private static SyntaxNode WithLast(SyntaxNode root, SyntaxNode home, MemberDeclarationSyntax added, string end)
    {
        var last = home.ChildNodes().OfType<MemberDeclarationSyntax>().Last();
        var line = SyntaxFactory.EndOfLine(end);
        var ended = last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? last : last.WithTrailingTrivia(last.GetTrailingTrivia().Add(line));
        return root.ReplaceNode(last, [ended, added.WithLeadingTrivia(added.GetLeadingTrivia().Insert(0, line))]);
    }

    private static bool Compiles(SemanticModel model, SyntaxNode root, CancellationToken cancellationToken)
    {
        var tree = model.SyntaxTree.WithRootAndOptions(root, model.SyntaxTree.Options);
        var before = Errors(model);
        return Errors(model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree)).All(error => error.Count() <= before[error.Key].Count());

        ILookup<string, Diagnostic> Errors(SemanticModel of) =>
            of.GetDiagnostics(cancellationToken: cancellationToken).Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Id);
    }
}
