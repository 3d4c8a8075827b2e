using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Operations;

/// <summary>What keeps a loop over a listing, or what it gathered, from being all of it.</summary>
internal static class LoopBounds
{
    /// <summary>An element that doesn't fit is passed over before the step is taken.</summary>
    public static bool LeavesOut(SyntaxNode loop, SyntaxNode step) =>
        loop.DescendantNodes().Any(node => node.SpanStart < step.SpanStart && node is ContinueStatementSyntax && node.FirstAncestorOrSelf<IfStatementSyntax>() is { } check && loop.Span.Contains(check.Span));

    /// <summary>A count that is compared before or inside of the loop, and ends it or all.</summary>
    public static bool EndsAtCount(SyntaxNode loop) =>
        loop.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<IfStatementSyntax>().Any(static check => Leaves(check.Statement) && check.Condition.DescendantNodesAndSelf().Any(IsCount));

    /// <summary>Only where a count was compared.</summary>
    public static bool IsCounted(SyntaxNode step) =>
        EndsAtCount(step) || step.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).OfType<IfStatementSyntax>().Any(check => check.Statement.Span.Contains(step.Span) && check.Condition.DescendantNodesAndSelf().Any(IsUpper));

    /// <summary><c>ids.Count &lt; 10</c>; that there are any at all bounds nothing.</summary>
    private static bool IsUpper(SyntaxNode node) => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression };

    private static bool IsCount(SyntaxNode node) => node.RawKind is (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression;

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax => true,
        _ => false,
    };
}
