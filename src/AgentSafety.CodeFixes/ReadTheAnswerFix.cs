using AgentSafety.Rules;
using Microsoft.CodeAnalysis.Simplification;

namespace AgentSafety.CodeFixes;

/// <summary>Where a form is accepted, also reads its yes/no field: <c>r.IsAccepted &amp;&amp; r.Content?.Confirm == true</c>. A field that isn't there is no yes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadTheAnswerFix)), Shared]
public sealed class ReadTheAnswerFix() : ExpressionFix("Read the answer, too", RuleIds.UnreadAnswer)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (AnswerAdvice.From(warning) is not { } advice || AnswerIn(step) is not { } answer)
            return null;

        ExpressionSyntax check = step.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation ? negation : step;
        var field = advice.IsByName ? $"[{SymbolDisplay.FormatLiteral(advice.Field, quote: true)}].GetBoolean()" : $".{advice.Field}";
        var (and, equals) = check != step || IsNegative(step) ? ("||", "!=") : ("&&", "==");
        if (check.Parent is BinaryExpressionSyntax { OperatorToken.Text: var before, Right: var last } row && before == and && last == check)
            check = row; // a && b && c is (a && b) && c
        var read = SyntaxFactory.ParseExpression($"({check.WithoutTrivia()} {and} {answer}.Content?{field} {equals} true)", options: step.SyntaxTree.Options);
        return new(check, read.WithTriviaFrom(check).WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>The variable that is asked; <c>r?</c> where it may be null.</summary>
    private static string? AnswerIn(ExpressionSyntax check) => check switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var name } } => name,
        ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var name } } => $"{name}?",
        BinaryExpressionSyntax { Left: var left } => AnswerIn(left),
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var name } } => name,
        IsPatternExpressionSyntax { Expression: var left } => AnswerIn(left),
        _ => null,
    };

    /// <summary>It is true where the form wasn't accepted: <c>r.Action != "accept"</c>, <c>r is not { IsAccepted: true }</c>.</summary>
    private static bool IsNegative(ExpressionSyntax check) => check switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right: var right } => !right.IsKind(SyntaxKind.FalseLiteralExpression),
        BinaryExpressionSyntax { Right: var right } => right.IsKind(SyntaxKind.FalseLiteralExpression),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: var pattern } } => !IsFalse(pattern),
        IsPatternExpressionSyntax { Pattern: var pattern } => IsFalse(pattern),
        _ => false,
    };

    private static bool IsFalse(PatternSyntax pattern) => pattern is ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression };
}
