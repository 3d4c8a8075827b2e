using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Where code looks at a flag. Syntax, because the graph has taken conditions apart.</summary>
internal static class FlagCheck
{
    /// <summary>The first condition on it, with what it is compared to; else the call that is handed it to check.</summary>
    public static SyntaxNode? Of(IParameterSymbol parameter, ApprovalFlag flag, IEnumerable<IOperation> body) => body
        .Where(operation => operation is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, parameter))
        .Select(use => Tested(use.Syntax, flag.IsToken)).OfType<SyntaxNode>().Where(check => check.ToString().Contains(flag.Name))
        .OrderBy(static check => check.Parent is ArgumentSyntax).ThenBy(static check => check.SpanStart).FirstOrDefault();

    /// <param name="node">What is looked at.</param>
    /// <param name="isLookedUp">To hand it to a call may be to test it.</param>
    private static SyntaxNode? Tested(SyntaxNode node, bool isLookedUp)
    {
        while (true)
            switch (node.Parent)
            {
                case MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax or IsPatternExpressionSyntax or ParenthesizedExpressionSyntax
                    or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.CoalesceExpression }:
                    node = node.Parent;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } call }:
                    node = call;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: not (ExpressionStatementSyntax or AwaitExpressionSyntax { Parent: ExpressionStatementSyntax }) } call } when isLookedUp:
                    node = call;
                    break;
                case AwaitExpressionSyntax when isLookedUp:
                    node = node.Parent;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                    return call.Parent is ExpressionStatementSyntax or AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } ? node : null;
                default:
                    return !IsCondition(node) ? null : node is ParenthesizedExpressionSyntax { Expression: var inside } ? inside : node;
            }
    }

    private static bool IsCondition(SyntaxNode node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
            node = node.Parent;

        return node.Parent switch
        {
            IfStatementSyntax or WhileStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or EqualsValueClauseSyntax or WhenClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
            ConditionalExpressionSyntax choice => choice.Condition == node,
            _ => false,
        };
    }
}
