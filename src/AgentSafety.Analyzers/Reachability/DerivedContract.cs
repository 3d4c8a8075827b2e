using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A helper that always ensures, or whose answer implies that somebody was asked, is itself a guard.</summary>
internal static class DerivedContract
{
    public static GuardContract Of(ISymbol symbol, GuardFlow flow, IReadOnlyDictionary<IParameterSymbol, Protections> wrapped) => symbol switch
    {
        IMethodSymbol { IsAsync: true, ReturnsVoid: true } => GuardContract.None, // the caller goes on before the body has run
        IMethodSymbol method when !flow.IsIterator => Of(method, flow, wrapped),
        IFieldSymbol { IsStatic: true, IsReadOnly: true } field => OfKept(field, field.Type, flow),
        IPropertySymbol { IsStatic: true, SetMethod: null } property => OfKept(property, property.Type, flow),
        _ => GuardContract.None,
    };

    /// <summary>What its initializer gives it, it keeps.</summary>
    private static GuardContract OfKept(ISymbol member, ITypeSymbol type, GuardFlow flow) => flow.ValueOf(member) is not { } value ? GuardContract.None
        : new(Answers: Answers(PossibleOutcomes.Of(type), outcome => flow.Proofs.Of(value, outcome), facts => new(flow.Held(facts), Never: facts == Facts.All)), FollowsSetting: IsDecision(type) && flow.FollowsSetting(value));

    private static bool IsDecision(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;

    private static GuardContract Of(IMethodSymbol method, GuardFlow flow, IReadOnlyDictionary<IParameterSymbol, Protections> wrapped)
    {
        var returns = flow.Returns().Select(point => point.Value is { } value && !method.IsAsync && method.ReturnsTask() ? point with { Held = point.Held | flow.WhenAwaited(value) } : point).ToArray();
        if (returns.Length == 0)
            return new(OnReturn: Proved.Anything); // nothing comes after a method that always throws

        var act = method.Parameters.FirstOrDefault(static parameter => parameter.Type.TypeKind is TypeKind.Delegate);
        var vouched = VouchedResult.Of(method, returns, flow.Evidence);
        return new(
            OnReturn: From(returns.Aggregate(Facts.All, static (facts, point) => facts & point.Held)),
            Answers: Answers(PossibleOutcomes.Of(method, returns, flow.Evidence.Values), outcome => returns.Aggregate(Facts.All, (facts, point) => facts & (point.Held | flow.Proves(point, method, outcome))), From),
            Wraps: act is not null && wrapped.TryGetValue(act, out var around) ? around : Protections.None,
            WrapsParameter: act?.Ordinal ?? 0,
            Within: returns.Aggregate(Protections.All, (protections, point) => protections & flow.OpenedBy(point.Value)),
            VouchesForResult: vouched.Outright,
            VouchesUnder: vouched.Under,
            FollowsSetting: IsDecision(method.ResultType()) && flow.FollowsSetting(returns.Select(static point => point.Value).OfType<IOperation>()));

        Proved From(Facts facts) => Proved.Of(facts, method, flow.Evidence);
    }

    private static Sequence<ProvedBy> Answers(IEnumerable<Outcome> outcomes, Func<Outcome, Facts> facts, Func<Facts, Proved> proved) =>
        Sequence<ProvedBy>.Of(outcomes.Select(outcome => new ProvedBy(outcome, proved(facts(outcome)))).Where(static answer => answer.Proved != Proved.Nothing));
}
