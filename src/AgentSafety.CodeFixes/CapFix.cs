using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Bounds the loop that the step lies in. How many are right only a person knows; ten are few enough to look at.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapFix)), Shared]
public sealed class CapFix() : ExpressionFix("Take 10 at most", RuleIds.UnboundedOperation)
{
    private const int AtMost = 10;

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (step.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax and not LambdaExpressionSyntax).OfType<CommonForEachStatementSyntax>().FirstOrDefault(loop => loop.Statement.Span.Contains(step.Span)) is not { Expression: var found })
            return null;

        var bare = found.WithoutTrivia();
        var called = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, bare is AwaitExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(bare) : bare, SyntaxFactory.IdentifierName("Take"));
        var limit = SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(AtMost)));
        return new(found, SyntaxFactory.InvocationExpression(called, SyntaxFactory.ArgumentList([limit])).WithTriviaFrom(found));
    }
}
