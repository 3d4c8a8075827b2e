using AgentSafety.Rules;
using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes;

/// <summary>Waits for an answer, and leaves unless it is a yes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HeedAnswerFix)), Shared]
public sealed class HeedAnswerFix() : StatementFix("Heed the answer", RuleIds.IgnoredAnswer)
{
    private const string Answer = "answer";

    private protected override Rewriting? Propose(SyntaxNode place, SemanticModel model, Diagnostic warning)
    {
        if (HeedAdvice.From(warning) is not { Yes: var yes })
            return null;
        if (place is ExpressionSyntax { Parent: IfStatementSyntax check } condition && check.Condition == condition)
            return MayBeAnError(condition) ? null : Leaving(check, Denial.In(check, model));
        if (place is not InvocationExpressionSyntax call || model.GetSymbolInfo(call).Symbol is not IMethodSymbol guard)
            return null;

        var (asked, isAwaited) = Whole(call);
        var (isTask, answers) = Result(guard);
        var awaited = isTask && !isAwaited ? $"await {asked.WithoutTrivia()}" : $"{asked.WithoutTrivia()}";
        return asked.Parent switch
        {
            ExpressionStatementSyntax statement => Alone(statement, awaited, isTask, answers, yes, model),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } => Alone(statement, awaited, isTask, answers, yes, model),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: var name } left, Parent: ExpressionStatementSyntax statement } when isTask == isAwaited && model.GetSymbolInfo(left).Symbol is ILocalSymbol => Followed(statement, statement, name, yes, model),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.Text: var name, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } } =>
                Followed(statement, answers ? statement.ReplaceNode(asked, Parsed(awaited).WithTriviaFrom(asked)) : statement, name, yes, model),
            _ => null,
        };
    }

    /// <summary>With <c>await</c> and <c>ConfigureAwait</c> around it.</summary>
    private static (ExpressionSyntax Asked, bool IsAwaited) Whole(InvocationExpressionSyntax call)
    {
        ExpressionSyntax asked = call;
        while (asked.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult", Parent: InvocationExpressionSyntax around })
            asked = around;

        return asked.Parent is AwaitExpressionSyntax awaited ? (awaited, true) : (asked, asked.ToString().EndsWith("GetResult()", StringComparison.Ordinal));
    }

    private static (bool IsTask, bool Answers) Result(IMethodSymbol guard) => guard.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: var result }
        ? (true, !result.IsEmpty)
        : (false, !guard.ReturnsVoid);

    private static Rewriting? Alone(ExpressionStatementSyntax statement, string asked, bool isTask, bool answers, ImmutableArray<string> yes, SemanticModel model)
    {
        if (!answers)
            return isTask ? Changed(statement, Statement($"{asked};")) : null;
        if (yes is [var only])
            return Changed(statement, Unless(only.Length > 0 && asked.StartsWith("await ", StringComparison.Ordinal) ? $"({asked})" : asked, yes, statement, model));

        return statement.Parent is BlockSyntax && !statement.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantTokens().Any(static token => token.ValueText is Answer)
            ? new(statement, Statement($"var {Answer} = {asked};").WithTriviaFrom(statement), Unless(Answer, yes, statement, model).WithTrailingTrivia(statement.GetTrailingTrivia()))
            : null;
    }

    private static Rewriting? Changed(StatementSyntax old, StatementSyntax changed) => SyntaxFactory.AreEquivalent(old, changed) ? null : new(old, changed.WithTriviaFrom(old));

    private static Rewriting? Followed(StatementSyntax old, StatementSyntax changed, string name, ImmutableArray<string> yes, SemanticModel model) =>
        old.Parent is BlockSyntax ? new(old, changed, Unless(name, yes, old, model).WithLeadingTrivia(old.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))).WithTrailingTrivia(old.GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))) : null;

    private static IfStatementSyntax Unless(string answer, ImmutableArray<string> yes, SyntaxNode place, SemanticModel model) =>
        SyntaxFactory.IfStatement(Parsed(string.Join(" || ", yes.Select(part => part.EndsWith("== true", StringComparison.Ordinal) ? $"{answer}{part.Substring(0, part.Length - "== true".Length)}!= true" : $"!{answer}{part}"))), Denial.In(place, model))
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A text that is there or isn't: with some guards it is the reason of a no, and nothing is the yes. Which, the condition doesn't say.</summary>
    private static bool MayBeAnError(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(static node =>
        node.IsKind(SyntaxKind.NullLiteralExpression) || node is IdentifierNameSyntax { Identifier.ValueText: nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace) });

    /// <summary><c>if (!ok) log(…);</c> also leaves.</summary>
    private static Rewriting? Leaving(IfStatementSyntax check, StatementSyntax leave) => (Polarities.Of(check.Condition), check) switch
    {
        (Polarity.No, { Statement: var stop }) when !Denial.Leaves(stop) => new(check, check.WithStatement(Denial.AtTheEndOf(check.Statement, leave))),
        (Polarity.Yes, { Else: { } other }) when !Denial.Leaves(other.Statement) => new(check, check.WithElse(other.WithStatement(Denial.AtTheEndOf(other.Statement, leave)))),
        (Polarity.Yes, { Statement: var act }) when !act.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax) => new(check, Denial.Otherwise(check, leave)),
        _ => null,
    };

    private static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text).WithAdditionalAnnotations(Formatter.Annotation);

    private static ExpressionSyntax Parsed(string text) => SyntaxFactory.ParseExpression(text);
}
