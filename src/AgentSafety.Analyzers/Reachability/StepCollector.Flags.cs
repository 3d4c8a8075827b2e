using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Which parameters of this body came out as a yes before a step, and which of them a step hands on.</summary>
internal sealed partial class StepCollector
{
    private SelfApproval? _self;

    private Sequence<TestedFlag> FlagsIn(Facts facts) => facts.Given == 0 || _flow is not { } flow ? default
        : Sequence<TestedFlag>.Of((_self ??= new(body.Symbol, evidence, () => WholeMember)).In(facts, flow)
            .Select(found => new TestedFlag(found.Flag, found.Check is { } check ? summaries.PlaceOf(check) : null)));

    private Sequence<HandedParameter> HandedBy(IOperation call) => Sequence<HandedParameter>.Of(call.GivenArguments()
        .Select(argument => (argument.Parameter, From: RootOf(argument.Value)))
        .Where(handed => handed is { Parameter: not null, From: not null } && SymbolEqualityComparer.Default.Equals(handed.From.ContainingSymbol, body.Symbol))
        .Select(static handed => new HandedParameter(handed.Parameter!.Ordinal, handed.From!.Ordinal)));

    /// <summary>The parameter that a value is, or is a part of.</summary>
    private IParameterSymbol? RootOf(IOperation value)
    {
        for (var hops = 0; hops < 16; hops++)
            switch (evidence.Origin(value))
            {
                case IParameterReferenceOperation { Parameter: var parameter }: return parameter;
                case IMemberReferenceOperation { Instance: { } instance }: value = instance; break;
                case IInvocationOperation { Instance: { } instance, TargetMethod.Name: "GetValueOrDefault" or "GetBoolean" or "GetString" or "ToString" or "Trim" }: value = instance; break;
                default: return null;
            }

        return null;
    }
}
