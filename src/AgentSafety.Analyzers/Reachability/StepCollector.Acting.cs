using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Where this body acts, by how its arguments came out; and what a call implies that acts only where they came out so.</summary>
internal sealed partial class StepCollector
{
    /// <summary>So far.</summary>
    public ActingWhere Acting { get; set; }

    private void Acts(Facts facts) => Acting = Acting.Or(body.Symbol is IMethodSymbol method ? new(evidence.Given.Of(method, facts)) : default);

    private ActingWhere ActingBehind(Callees callees)
    {
        if (callees.Code.IsEmpty || !callees.KeptIn.IsEmpty)
            return default;

        var acting = ActingWhere.Nowhere;
        foreach (var code in callees.Code)
            acting = acting.Or(contracts(code).Acting);

        return acting;
    }

    /// <summary>What holds for all that the call comes to: <c>Delete(path, confirmed)</c> deletes only where somebody said yes.</summary>
    private Facts ImpliedBy(ActingWhere acting, IOperation operation, Facts facts) =>
        acting.Given.IsEmpty || operation is not IInvocationOperation call || _flow is not { } flow ? facts : facts | flow.Proofs.OfCall(call, Proved.Nothing with { Given = acting.Given });

    private Func<Protections> Under(Func<Protections> held, Facts implied, Facts facts, IOperation operation) =>
        implied == facts || _flow is not { } flow ? held : () => held() | flow.Held(implied, operation);
}
