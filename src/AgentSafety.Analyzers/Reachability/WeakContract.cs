using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What a helper would prove to its callers but for one thing: no protection, but they know why there is none.</summary>
internal static class WeakContract
{
    public static Weakness? Of(ISymbol symbol, StepCollector walk, ref GuardContract contract)
    {
        if (symbol is IMethodSymbol { IsAsync: true, ReturnsVoid: true })
        {
            if (walk.OfBody?.NotWaitedFor() is not { } letGo)
                return null;

            contract = contract with { OnReturn = Proved.Nothing with { Weaknesses = letGo.Kind } };
            return walk.Of(letGo);
        }

        Weakness? first = null;
        foreach (var (flow, weak) in walk.OfBody?.AtTheEnd() ?? [])
        {
            var weakened = With(contract, DerivedContract.Of(symbol, flow, walk.WrappedParameters), weak.Kind);
            if (weakened == contract)
                continue;

            contract = weakened;
            first ??= walk.Of(weak);
        }

        return first;
    }

    private static GuardContract With(GuardContract found, GuardContract supposed, Weaknesses kind) => found with
    {
        OnReturn = With(found.OnReturn, supposed.OnReturn, kind),
        Answers = Sequence<ProvedBy>.Of(found.Answers.Select(answer => answer with { Proved = With(answer.Proved, supposed.Answers.FirstOrDefault(other => other.Outcome == answer.Outcome).Proved, kind) })
            .Concat(supposed.Answers.Where(answer => GuardCalls.IsApproval(answer.Proved) && !found.Answers.Any(other => other.Outcome == answer.Outcome)).Select(answer => answer with { Proved = Proved.Nothing with { Weaknesses = kind } }))),
    };

    private static Proved With(Proved found, Proved supposed, Weaknesses kind) =>
        GuardCalls.IsApproval(supposed) && found is { Never: false, Weaknesses: Weaknesses.None } && !GuardCalls.IsApproval(found) ? found with { Weaknesses = kind } : found;
}
