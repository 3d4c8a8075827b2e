using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Conditions that ask whether a request is one of a list of names.</summary>
/// <param name="isRequest">Does a variable hold what is asked about?</param>
internal sealed class Listed(Func<ISymbol, bool> isRequest)
{
    private const int Deepest = 16;

    /// <summary>True: it holds for what is listed. False: for all but that. Null: it asks something else.</summary>
    public bool? Is(IOperation condition) => Is(condition, Deepest);

    public bool? Is(IOperation value, IPatternOperation pattern) => IsOfRequest(value) ? Is(pattern, Deepest) : null;

    private bool? Is(IOperation condition, int depth) => depth == 0 ? null : condition.WithoutConversions() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !Is(operand, depth - 1),
        IBinaryOperation { OperatorKind: (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) and var kind, LeftOperand: var left, RightOperand: var right } => IsNamed(left, right) ? kind is BinaryOperatorKind.Equals : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } both => Both(both, depth) is true ? true : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Both(both, depth) is false ? false : null,
        IIsPatternOperation { Value: var value, Pattern: var pattern } => Is(value, pattern),
        IInvocationOperation { TargetMethod.Name: "Contains" or "Equals" or "StartsWith" or "EndsWith" } call => IsAsked(call) ? true : null,
        _ => null,
    };

    private static bool? Is(IPatternOperation pattern, int depth) => depth == 0 ? null : pattern switch
    {
        INegatedPatternOperation { Pattern: var negated } => !Is(negated, depth - 1),
        IConstantPatternOperation { Value.ConstantValue.Value: string } => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } both when Is(both.LeftPattern, depth - 1) is true && Is(both.RightPattern, depth - 1) is true => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when Is(both.LeftPattern, depth - 1) is false && Is(both.RightPattern, depth - 1) is false => false,
        _ => null,
    };

    private bool? Both(IBinaryOperation both, int depth) => Is(both.LeftOperand, depth - 1) is { } left && Is(both.RightOperand, depth - 1) == left ? left : null;

    /// <summary>Of a list, whichever it is; of a text, by a name that is written out.</summary>
    private bool IsAsked(IInvocationOperation call) =>
        call.Receiver() is { } receiver && call.Arguments.Select(static argument => argument.Value).FirstOrDefault(value => value != receiver) is { } argument
        && (receiver.Type?.SpecialType is SpecialType.System_String ? IsNamed(receiver, argument) : call.TargetMethod.Name is "Contains" && IsOfRequest(argument));

    private bool IsNamed(IOperation value, IOperation name) =>
        name.ConstantValue.Value is string { Length: > 0 } && IsOfRequest(value) || value.ConstantValue.Value is string { Length: > 0 } && IsOfRequest(name);

    /// <summary>A text that stands in the request.</summary>
    private bool IsOfRequest(IOperation value)
    {
        if (value.Type?.SpecialType is not SpecialType.System_String)
            return false;

        for (var hops = 0; hops < Deepest; hops++)
            switch (value.WithoutConversions())
            {
                case IMemberReferenceOperation { Instance: { } instance }: value = instance; break;
                case IConditionalAccessOperation { Operation: var instance }: value = instance; break;
                case IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } text }: value = text; break;
                case IParameterReferenceOperation { Parameter: var parameter }: return isRequest(parameter);
                case ILocalReferenceOperation { Local: var local }: return isRequest(local);
                default: return false;
            }

        return false;
    }
}
