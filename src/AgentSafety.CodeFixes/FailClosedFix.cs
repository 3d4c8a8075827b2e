using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Where nobody can be asked, nobody answers or asking fails, the operation isn't reached.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FailClosedFix)), Shared]
public sealed class FailClosedFix() : StatementFix("Fail closed", RuleIds.FailsOpen)
{
    private protected override Rewriting? Propose(SyntaxNode place, SemanticModel model, Diagnostic warning)
    {
        if (HeedAdvice.From(warning) is not { Guard: var guard })
            return null;

        return place switch
        {
            CatchClauseSyntax caught => warning.AdditionalLocations.Any(step => caught.Span.Contains(step.SourceSpan)) ? null : new(caught, caught.WithBlock((BlockSyntax)Denial.AtTheEndOf(caught.Block, SyntaxFactory.ThrowStatement()))),
            ExpressionSyntax { Parent: IfStatementSyntax check } condition when check.Condition == condition && OnlyAYes(condition) is null => Leaving(check, guard, Denial.In(check, model)),
            ExpressionSyntax open when OnlyAYes(open) is { } closed => new(open, closed.WithTriviaFrom(open)),
            _ => null,
        };
    }

    /// <summary>The same, true only where the answer is.</summary>
    private static ExpressionSyntax? OnlyAYes(ExpressionSyntax open) => open switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } either => either.WithRight(No(either.Right)),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } either => either.WithRight(No(either.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression } compared => Compared(compared, SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression } compared => Compared(compared, SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } no } } test => test.WithPattern(no.WithExpression(Yes(no.Expression))),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } no } test =>
            test.WithPattern(SyntaxFactory.UnaryPattern(SyntaxFactory.Token(SyntaxKind.NotKeyword).WithTrailingTrivia(SyntaxFactory.Space), no.WithExpression(Yes(no.Expression)))),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression }] } call => call.WithArgumentList(SyntaxFactory.ArgumentList()),
        _ => null,
    };

    private static BinaryExpressionSyntax Compared(BinaryExpressionSyntax compared, SyntaxKind how, SyntaxKind token) =>
        SyntaxFactory.BinaryExpression(how, compared.Left, SyntaxFactory.Token(token).WithTriviaFrom(compared.OperatorToken), Yes(compared.Right));

    private static LiteralExpressionSyntax No(ExpressionSyntax old) => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(old);

    private static LiteralExpressionSyntax Yes(ExpressionSyntax old) => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(old);

    /// <summary>Where the client can't ask, it leaves: that is the branch that doesn't ask.</summary>
    private static Rewriting? Leaving(IfStatementSyntax check, string guard, StatementSyntax leave) => (Asks(check.Statement, guard) ? Polarity.Yes : Asks(check.Else, guard) ? Polarity.No : Polarities.Of(check.Condition), check.Else) switch
    {
        (Polarity.Yes, null) => new(check, Denial.Otherwise(check, leave)),
        (Polarity.Yes, { Statement: not IfStatementSyntax } other) when !Denial.Leaves(other.Statement) => new(check, check.WithElse(other.WithStatement(Denial.AtTheEndOf(other.Statement, leave)))),
        (Polarity.No, _) when !Denial.Leaves(check.Statement) => new(check, check.WithStatement(Denial.AtTheEndOf(check.Statement, leave))),
        _ => null,
    };

    private static bool Asks(SyntaxNode? branch, string guard) =>
        branch?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.GetLastToken().ValueText == guard || call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == guard) is true;
}
