using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Expressions that are true where nobody has answered: <c>?? true</c>, <c>!= false</c>.</summary>
internal static class OpenExpressions
{
    /// <summary>The first one after a question, or around it.</summary>
    public static SyntaxNode? After(SyntaxNode call) => Function(call)?.DescendantNodes().FirstOrDefault(node => node.Span.End >= call.Span.End && IsOpen(node));

    public static SyntaxNode? Function(SyntaxNode call) => call.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);

    /// <summary>It speaks of an answer that isn't there, and not of one that is something else than no.</summary>
    public static bool IsOfNothing(SyntaxNode place) => IsOpen(place);

    private static bool IsOpen(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression } => true,
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } } } => true,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetValueOrDefault" }, ArgumentList.Arguments: [{ Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression }] } => true,
        _ => false,
    };
}
