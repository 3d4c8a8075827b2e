using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Operations;

/// <summary>Order that can be seen at a glance: a statement of a block is done before what comes after it in that block.</summary>
internal static class Dominance
{
    /// <summary>Whenever the later place is come to, the call has returned: awaited, and skipped by nothing. A call in a <c>try</c> may have failed before its <c>finally</c>.</summary>
    public static bool HasReturnedBefore(IInvocationOperation call, SyntaxNode later)
    {
        var awaited = !call.TargetMethod.ReturnsTask();
        for (var node = call.Syntax; node is not null; node = node.Parent)
            switch (node)
            {
                case AwaitExpressionSyntax:
                    awaited = true;
                    break;
                case ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or AnonymousFunctionExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax:
                    return false; // not always
                case ExpressionStatementSyntax or LocalDeclarationStatementSyntax:
                    return awaited && node.Parent is BlockSyntax block && block.Span.Contains(later.Span) && node.Span.End <= later.SpanStart;
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }

        return false;
    }
}
