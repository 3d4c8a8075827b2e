using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves of a parameter that is a text: one of several yeses was written, or anything at all.</summary>
internal sealed partial class Proofs
{
    /// <summary>Whether <c>"yes"</c> or <c>"y"</c>, it is a yes.</summary>
    private Facts OfGiven(IParameterSymbol parameter, Outcome outcome) => evidence.Given.That(parameter, outcome)
        | (outcome is { IsValue: true, Value: ['\'', ..] and var written } && WrittenYes.Is(written) ? evidence.Given.That(parameter, outcome with { Value = Outcome.Yes }) : Facts.None);

    /// <summary><c>ArgumentException.ThrowIfNullOrEmpty(reason)</c></summary>
    public Facts OfThrowing(IInvocationOperation call)
    {
        if (call is not { TargetMethod: { Name: "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace", ContainingType.Name: "ArgumentException" }, Arguments: [{ Value: var text }, ..] })
            return Facts.None;

        _known.Clear();
        return OfWritten(text, Deepest);
    }

    /// <summary><c>reason.Length == 0</c>, <c>reason.Length &lt; 5</c>, where they say that something is there.</summary>
    private Facts OfLength(IBinaryOperation comparison, bool answer, int depth) =>
        comparison.LeftOperand.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } text }
        && comparison.RightOperand.ConstantValue.Value is int length && (comparison.OperatorKind, answer) switch
        {
            (BinaryOperatorKind.Equals, false) or (BinaryOperatorKind.NotEquals, true) => length == 0,
            (BinaryOperatorKind.GreaterThan, true) or (BinaryOperatorKind.LessThanOrEqual, false) => length >= 0,
            (BinaryOperatorKind.GreaterThanOrEqual, true) or (BinaryOperatorKind.LessThan, false) => length > 0,
            _ => false,
        } ? OfWritten(text, depth) : Facts.None;

    private Facts OfWritten(IOperation text, int depth) => Of(text, new("", Outcome.Null, IsValue: false), depth) | Of(text, new("", Outcome.EmptyText, IsValue: false), depth);
}
