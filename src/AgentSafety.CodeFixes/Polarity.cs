namespace AgentSafety.CodeFixes;

/// <summary>What it means that a condition is true.</summary>
internal enum Polarity
{
    Unsure,
    Yes,
    No,
}

internal static class Polarities
{
    /// <summary><c>ok</c> is a yes, <c>!ok || !sure</c> a no.</summary>
    public static Polarity Of(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Of(inner),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => Opposite(Of(operand)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression, Left: var left, Right: var right } => Of(left) is Polarity.Yes && Of(right) is Polarity.Yes ? Polarity.Yes : Polarity.Unsure,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression, Left: var left, Right: var right } => Of(left) is Polarity.No && Of(right) is Polarity.No ? Polarity.No : Polarity.Unsure,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: var to } => ComparedTo(to),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right.RawKind: var to } => Opposite(ComparedTo(to)),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: var to } } => ComparedTo(to),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: var to } } } => Opposite(ComparedTo(to)),
        IdentifierNameSyntax or InvocationExpressionSyntax or AwaitExpressionSyntax or MemberAccessExpressionSyntax => Polarity.Yes,
        _ => Polarity.Unsure,
    };

    private static Polarity ComparedTo(int literal) => (SyntaxKind)literal switch
    {
        SyntaxKind.TrueLiteralExpression => Polarity.Yes,
        SyntaxKind.FalseLiteralExpression or SyntaxKind.NullLiteralExpression => Polarity.No,
        _ => Polarity.Unsure,
    };

    private static Polarity Opposite(Polarity polarity) => polarity switch { Polarity.Yes => Polarity.No, Polarity.No => Polarity.Yes, _ => Polarity.Unsure };
}
