using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What it proves that a member of an object that is made here came out so.</summary>
internal sealed partial class Proofs
{
    /// <summary>A record keeps what it is given under the parameter's name; of another type, its constructor says what it keeps.</summary>
    private Facts OfCreation(IObjectCreationOperation creation, Outcome outcome, int depth)
    {
        if (creation is { Type.Name: "ValueTask", Arguments: [{ Value: var result }] })
            return Of(result, outcome, depth);
        if (outcome.Split() is not { Member: var member, Remaining: var rest })
            return Facts.None;

        foreach (var argument in creation.Arguments)
            if (argument.Parameter is { } parameter && parameter.Name == member && IsKeptAsProperty(parameter, creation.Type))
                return Of(argument.Value, rest, depth);

        return Granted(evidence.Contracts.Behind(creation), creation, outcome, depth);
    }

    private static bool IsKeptAsProperty(IParameterSymbol parameter, ITypeSymbol? type) =>
        type is { IsRecord: true } && parameter.DeclaringSyntaxReferences is [var declaration]
        && type.GetMembers(parameter.Name).Any(property => property is IPropertySymbol && property.DeclaringSyntaxReferences is [var same] && same.Span == declaration.Span && same.SyntaxTree == declaration.SyntaxTree);

    /// <summary>Members that were set after it was made: always, in an initializer; otherwise perhaps.</summary>
    private Facts Overwritten(IOperation reference, Outcome outcome, Facts proved, int depth) =>
        OfWritten(evidence.Contents.In(reference), outcome, depth) is not { } written ? proved
        : reference is IFlowCaptureReferenceOperation ? written
        : written & proved;

    private Facts? OfWritten(IReadOnlyList<WrittenValue> contents, Outcome outcome, int depth)
    {
        if (outcome.Split() is not { Member: var member, Remaining: var rest } || !contents.Any(written => written.Member == member))
            return null;

        var facts = Facts.All;
        foreach (var written in contents)
            if (written.Member == member)
                facts &= Of(written.Value, rest, depth) | factsWhenStored(written.Block);

        return facts;
    }

    /// <summary>Of an object that a constructor has made: by what it wrote into its members.</summary>
    public Facts OfMade(Outcome outcome)
    {
        _known.Clear();
        return OfWritten(evidence.Contents.OfThis, outcome, Deepest) ?? Facts.None;
    }
}
