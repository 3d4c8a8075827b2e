using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves that a text says what whoever wrote it was told.</summary>
internal sealed partial class Proofs
{
    /// <summary>A text from outside is what another one from outside says, or a constant in other letters: <c>confirmation == name</c>, <c>answer.ToLower() == "yes"</c>.</summary>
    private Facts OfEcho(IOperation text, IOperation told, int depth)
    {
        var written = Written(text);
        return written is IParameterReferenceOperation or IPropertyReferenceOperation && (Constants.Of(told) is not null ? written != text : IsFromOutside(Written(told), depth))
            ? Of(written, new("", Outcome.Echo), depth)
            : Facts.None;
    }

    private bool IsFromOutside(IOperation told, int depth) => depth > 0 && told switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } => true,
        IInterpolatedStringOperation text => text.Parts.All(part => part is not IInterpolationOperation { Expression: var hole } || IsFromOutside(Written(hole), depth - 1)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var left, RightOperand: var right } => Constants.Of(left) is not null && IsFromOutside(Written(right), depth - 1) || Constants.Of(right) is not null && IsFromOutside(Written(left), depth - 1),
        _ => false,
    };

    /// <summary>Without what only changes its letters.</summary>
    private IOperation Written(IOperation text)
    {
        for (text = evidence.Values.Origin(text); text is IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "Trim" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant", ContainingType.SpecialType: SpecialType.System_String } };)
            text = evidence.Values.Origin(instance);

        return text;
    }
}
