using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What single steps do to resources.</summary>
internal static class Lives
{
    public static Lifecycle Of(IMethodSymbol? member, CallEffect effect, Protections held)
    {
        var byName = member is not null && effect.Operation is { } operation ? Kinds(Resource.DestroyedBy(operation, member)) : default;
        var life = effect.Texts.IsEmpty ? new(byName, default, member is not null && Resource.RemakesItself(member) ? byName : default) : Of(effect.Texts);
        return IsApproved(held) ? life.Approved() : life;
    }

    /// <summary>A call that is no operation, but makes something.</summary>
    public static Lifecycle Making(IMethodSymbol member) => new(default, Kinds(Resource.MadeBy(member)), default);

    public static Lifecycle Of(IEnumerable<ExecutedText> texts)
    {
        var life = Lifecycle.None;
        foreach (var text in texts)
            if (new Lifecycle(Kinds(Resource.DestroyedBy(text)), Kinds(Resource.MadeBy(text)), default) is var own)
                life = life.With(IsApproved(text.Held) ? own.Approved() : own with { Remade = own.Destroyed.Intersect(own.Made) });

        return life;
    }

    public static Lifecycle Behind(Func<CodeId, BodyContract> contracts, Callees callees, Func<Protections> held)
    {
        var life = callees.Code.Aggregate(Lifecycle.None, (life, code) => life.With(contracts(code).Lifecycle));
        return !life.IsNone && IsApproved(held()) ? life.Approved() : life;
    }

    private static bool IsApproved(Protections held) => (held & Protections.Approval) is Protections.Approval;

    private static Sequence<string> Kinds(string? kind) => kind is null ? default : Sequence<string>.Of([kind]);
}
