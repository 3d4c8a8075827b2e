using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Searches for a position that say whether something is in a list: <c>Array.IndexOf(allowed, x) >= 0</c>.</summary>
internal static class Positions
{
    /// <summary>The search that found something if the comparison came out so.</summary>
    public static IInvocationOperation? FoundBy(IBinaryOperation comparison, bool answer)
    {
        var (position, bound, kind) = comparison.RightOperand.ConstantValue.Value is int right
            ? (comparison.LeftOperand, right, comparison.OperatorKind)
            : (comparison.RightOperand, comparison.LeftOperand.ConstantValue.Value as int? ?? int.MaxValue, Mirrored(comparison.OperatorKind));
        var isFound = (kind, bound) switch
        {
            (BinaryOperatorKind.GreaterThanOrEqual, >= 0) or (BinaryOperatorKind.GreaterThan, >= -1) => answer,
            (BinaryOperatorKind.LessThan, 0) or (BinaryOperatorKind.LessThanOrEqual, -1) => !answer,
            (BinaryOperatorKind.NotEquals, -1) => answer,
            (BinaryOperatorKind.Equals, -1) => !answer,
            _ => false,
        };
        return isFound && bound != int.MaxValue && position.WithoutConversions() is IInvocationOperation { TargetMethod: { Name: "IndexOf", ContainingType.SpecialType: not SpecialType.System_String } } call ? call : null;
    }

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };
}
