using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// What a condition comes to if the function that is called has this name (empty: none that is asked for). A filter that asks before one function and not
/// before the others guards that one.
/// </summary>
internal sealed class ChosenName(string name, Continuations continuations)
{
    public string Name => name;

    /// <summary>Null where it doesn't depend on the name, or not in a way that we read.</summary>
    public bool? Decides(IOperation condition, BodyValues values) => values.Origin(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !Decides(operand, values),
        IIsPatternOperation { Value: var value, Pattern: var pattern } when IsName(value, values, continuations) => Fits(pattern),
        var other when Asked(other, values, continuations) is { } asked => (asked == name) == (other is not IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals }),
        _ => null,
    };

    /// <summary>The names that a body asks for.</summary>
    public static IEnumerable<string> AskedFor(IEnumerable<IOperation> operations, BodyValues values, Continuations continuations) => operations.SelectMany(operation => operation switch
    {
        IIsPatternOperation { Value: var value, Pattern: var pattern } when IsName(value, values, continuations) => pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Select(static constant => constant.Value.ConstantValue.Value).OfType<string>(),
        _ when Asked(operation, values, continuations) is { } asked => [asked],
        _ => [],
    }).Distinct();

    private bool? Fits(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } => Equals(constant, name),
        INegatedPatternOperation { Pattern: var negated } => !Fits(negated),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Fits(either.LeftPattern) | Fits(either.RightPattern),
        IBinaryPatternOperation both => Fits(both.LeftPattern) & Fits(both.RightPattern),
        IDiscardPatternOperation => true,
        _ => null,
    };

    /// <summary>The name that is compared with: <c>name == "drop"</c>, <c>name.Equals("drop")</c>, <c>string.Equals(name, "drop")</c>.</summary>
    private static string? Asked(IOperation condition, BodyValues values, Continuations continuations)
    {
        return condition switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => Of(comparison.LeftOperand, comparison.RightOperand),
            IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } one, Arguments: [{ Value: var other }] } => Of(one, other),
            IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String }, Instance: null, Arguments: [{ Value: var one }, { Value: var other }] } => Of(one, other),
            _ => null,
        };

        string? Of(IOperation one, IOperation other) =>
            other.ConstantValue.Value is string right && IsName(one, values, continuations) ? right
            : one.ConstantValue.Value is string left && IsName(other, values, continuations) ? left
            : null;
    }

    /// <summary>Also where the request may have none: <c>context.Params?.Name</c>.</summary>
    private static bool IsName(IOperation value, BodyValues values, Continuations continuations)
    {
        value = values.Origin(value);
        return continuations.IsName(value)
            || values.Of(value) is { Count: > 1 } several && several.Any(each => continuations.IsName(values.Origin(each.Value))) && several.All(each => continuations.IsName(values.Origin(each.Value)) || each.Value.WithoutConversions() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } });
    }
}
