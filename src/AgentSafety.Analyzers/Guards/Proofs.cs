using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What it proves that a value came out one way. A shape we do not understand proves nothing.</summary>
internal sealed partial class Proofs(Evidence evidence, Func<BasicBlock, Facts> factsWhenStored)
{
    private const int Deepest = 48; // real conditions nest a handful

    private readonly Dictionary<(IOperation Value, Outcome Outcome), Facts> _known = [];

    public Facts Of(IOperation value, Outcome outcome)
    {
        _known.Clear(); // what held where a value was stored may be known better by now
        return Of(value, outcome, Deepest);
    }

    /// <summary>The same of what a variable holds at the end of a block.</summary>
    public Facts OfVariable(ISymbol variable, BasicBlock block, Outcome outcome)
    {
        _known.Clear();
        return OfValues(evidence.Values.ReachingEnd(variable, block), outcome, Deepest);
    }

    /// <summary>What a contract proves of how the arguments of this call came out.</summary>
    public Facts OfCall(IInvocationOperation call, Proved proved)
    {
        _known.Clear();
        return At(call, proved, Deepest);
    }

    private Facts Of(IOperation value, Outcome outcome, int depth)
    {
        if (depth == 0 || outcome.IsTooLong || value is IConversionOperation { IsTryCast: true } && outcome.Value == Outcome.Null)
            return Facts.None;

        value = Awaited.Unwrap(value);
        if (outcome == Outcome.IsSetting && value.ConstantValue.Value is string setting)
            return TestSettings.Named(setting, evidence);
        if (Constants.Of(value) is { } constant)
            return outcome.Members.Length > 0 ? constant == Outcome.Null ? Facts.All : Facts.None
                : outcome.Admits(constant) && !IsNoNo(value, constant, outcome) ? Facts.None
                : Facts.All; // it can't come out this way
        if (outcome is { Members: "", IsValue: true, Value: Outcome.Null or Outcome.EmptyText } && Constants.IsSomething(value))
            return Facts.All;

        if (value.Type?.SpecialType is SpecialType.System_Boolean)
            outcome = outcome.OfBool();
        if (_known.TryGetValue((value, outcome), out var known))
            return known;

        _known[(value, outcome)] = Facts.None; // a variable that feeds itself proves nothing by that
        return _known[(value, outcome)] = Read(value, outcome, depth - 1);
    }

    private Facts Read(IOperation value, Outcome outcome, int depth) => value switch
    {
        ILocalReferenceOperation or IFlowCaptureReferenceOperation => OfStored(value, outcome, depth),
        IParameterReferenceOperation { Parameter: var parameter } => evidence.Writes.Of(parameter) is Writing.Once ? OfGiven(parameter, outcome) : OfStored(value, outcome, depth),
        IInstanceReferenceOperation => evidence.Given.That(parameter: null, outcome),
        IInvocationOperation call => OfCall(call, outcome, depth),
        IArgumentOperation handed => OfOut(handed, outcome, depth),
        IObjectCreationOperation creation => OfCreation(creation, outcome, depth),
        ITupleOperation tuple => OfTuple(tuple, outcome, depth),
        IPropertyReferenceOperation property => OfProperty(property, outcome, depth),
        IFieldReferenceOperation field => OfField(field, outcome, depth),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } negation => Of(negation.Operand, outcome.Negated(), depth),
        IBinaryOperation comparison when outcome.Answer is { } answer => OfComparison(comparison, answer, depth),
        ITupleBinaryOperation comparison when outcome.Answer is { } answer => OfTuples(comparison, answer, depth),
        IIsPatternOperation test when outcome.Answer is { } answer => OfPattern(new(test.Value, ""), test.Pattern, answer, depth),
        IIsNullOperation test when outcome.Answer is { } answer => Of(test.Operand, new("", Outcome.Null, answer), depth) is var facts && facts == Facts.All ? Facts.None : facts, // what is null today isn't dead code
        _ => Facts.None,
    };

    /// <summary>Whichever value it holds: what all of them prove, each with what held where it was stored.</summary>
    private Facts OfStored(IOperation reference, Outcome outcome, int depth)
    {
        var proved = OfValues(evidence.Values.Reaching(reference), outcome, depth);
        proved = Overwritten(reference, outcome, proved, depth);
        return reference is IFlowCaptureReferenceOperation ? proved
            : evidence.Values.TimesStored(reference) == 1 ? evidence.Checked.Lasting(proved)
            : evidence.Checked.LastingOverTurns(proved);
    }

    private Facts OfValues(IReadOnlyList<StoredValue> stored, Outcome outcome, int depth)
    {
        if (stored.Count == 0)
            return Facts.None;

        var proved = Facts.All;
        foreach (var each in stored)
            if (!StandsIn(each, stored))
                proved &= stored.Count == 1 ? Of(each.Value, outcome.In(each.Members), depth) : Completed(Of(each.Value, outcome.In(each.Members), depth) | factsWhenStored(each.Block), depth);

        return proved;
    }
}
