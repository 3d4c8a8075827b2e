using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Approving a request is a switch only where nobody can have been asked about it. Read from syntax, for any question before it will do.</summary>
internal static class Unasked
{
    /// <summary>Who looked at anything but what kind of request this is may have asked.</summary>
    public static bool Is(GuardSwitch known, SyntaxNode place) => !known.IsUnlessAsked || !place.Ancestors()
        .TakeWhile(static node => node is not MemberDeclarationSyntax or GlobalStatementSyntax).LastOrDefault()!.DescendantNodes()
        .Any(node => node.SpanStart < place.SpanStart && node switch
        {
            IfStatementSyntax { Condition: var condition } => !IsOfType(condition) && !IsOfPresence(condition),
            WhileStatementSyntax { Condition: var condition } => !IsOfType(condition) && !IsOfPresence(condition),
            ConditionalExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax or CatchClauseSyntax => true,
            BinaryExpressionSyntax { OperatorToken.ValueText: "&&" or "||" } => true,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } } => true,
            _ => false,
        });

    /// <summary>Whoever hands the request to this method may have asked.</summary>
    public static bool IsHandedIn(IOperation request) => request.WithoutConversions() is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction }, Type.SpecialType: SpecialType.None } };

    /// <summary>Whether there are requests at all: <c>while (true)</c>, <c>requests.Count == 0</c>, <c>!requests.Any()</c>.</summary>
    private static bool IsOfPresence(ExpressionSyntax condition) => condition switch
    {
        LiteralExpressionSyntax { Token.ValueText: "true" } => true,
        ParenthesizedExpressionSyntax { Expression: var inner } => IsOfPresence(inner),
        PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "!", Operand: var operand } => IsOfPresence(operand),
        BinaryExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" }, Right: LiteralExpressionSyntax { Token.Value: int } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any" }, ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };

    private static bool IsOfType(ExpressionSyntax condition) =>
        condition is IsPatternExpressionSyntax { Pattern: DeclarationPatternSyntax or TypePatternSyntax } or BinaryExpressionSyntax { OperatorToken.ValueText: "is" };
}
