using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What it proves that a member of a value came out so.</summary>
internal sealed partial class Proofs
{
    private const string JsonTrue = "5";
    private const string JsonFalse = "6";

    private Facts OfProperty(IPropertyReferenceOperation property, Outcome outcome, int depth)
    {
        var facts = OperatorSwitches.Of(property, outcome) | TestSettings.Of(property, outcome, evidence);
        if (outcome.Answer is { } answer)
            facts |= evidence.Confinement.Of(property, answer) | (answer ? Facts.Of(evidence.Contracts.WhenTrue(property.Property)) : Facts.None);

        if (property.Instance is not { } instance)
            return facts | OfGetter(property, null, outcome, depth);

        return facts | property.Property switch
        {
            { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Of(instance, outcome, depth),
            { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } when outcome.Answer is { } there => Of(instance, new("", Outcome.Null, !there), depth),
            { Name: "ValueKind", ContainingType.Name: "JsonElement" } => outcome is { Members: "", IsValue: true, Value: JsonTrue or JsonFalse } ? Of(instance, Outcome.Of(outcome.Value is JsonTrue), depth) : Facts.None,
            { IsIndexer: true } => property.Arguments is [{ Value: var key }] ? Of(instance, outcome.InMember(KeyOf(key)), depth) : Facts.None,
            _ => OfGetter(property, new(instance, ""), outcome, depth) | OfMember(instance, property.Property, outcome, depth),
        };
    }

    /// <summary>What is written into a member here, by hand, is no answer any more.</summary>
    private Facts OfMember(IOperation instance, ISymbol member, Outcome outcome, int depth) =>
        evidence.Writes.IsChanged(member) && Awaited.Unwrap(instance) is not IFlowCaptureReferenceOperation && !IsMadeHere(instance)
            ? Facts.None
            : Of(instance, outcome.InMember(PatternNames.NameOf(member)), depth);

    private bool IsMadeHere(IOperation instance) => evidence.Origin(instance) is IObjectCreationOperation;

    private Facts OfGetter(IPropertyReferenceOperation property, Place? receiver, Outcome outcome, int depth)
    {
        var facts = Facts.None;
        foreach (var answer in evidence.Contracts.Behind(property).Answers)
            if (outcome.Implies(answer.Outcome))
            {
                if (answer.Proved.Never)
                    return Facts.All;
                facts |= Facts.Of(answer.Proved.Protections);
                foreach (var given in answer.Proved.Given)
                    if (receiver is { } place)
                        facts |= OfPlace(place, given.Outcome, depth);
            }

        return facts;
    }

    private Facts OfField(IFieldReferenceOperation field, Outcome outcome, int depth)
    {
        var facts = outcome.Answer is { } answer ? evidence.Confinement.Of(field, answer) : Facts.None;
        return field.Instance is { } instance ? facts | OfMember(instance, field.Field, outcome, depth)
            : field.Field is { IsStatic: true, IsReadOnly: true } ? facts | Granted(evidence.Contracts.Behind(field), field, outcome, depth)
            : facts;
    }

    private Facts OfTuple(ITupleOperation tuple, Outcome outcome, int depth)
    {
        if (outcome.Split() is { Member: var member, Remaining: var rest } && member.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(member.Substring("Item".Length), out var number) && number > 0 && number <= tuple.Elements.Length)
            return Of(tuple.Elements[number - 1], rest, depth);

        return Facts.None;
    }

}
