using AgentSafety.Calls;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Requests that one body makes and another sends: what is to be said of them where they are made, and what goes further up.</summary>
internal sealed class HandedRequests(Summaries summaries, ISymbol body, CancellationToken cancellationToken)
{
    /// <summary>To an operation.</summary>
    public Sequence<HandedRequest> Of(IOperation operation, DestructiveOperation? family, Protections held) =>
        family is null || IsApproved(held) ? default : Sequence<HandedRequest>.Of(summaries.RequestsOf(family, operation, body, cancellationToken));

    /// <summary>To bodies that hand them on.</summary>
    public (ImmutableArray<Remark> Remarks, Sequence<HandedRequest> HandedOn) Behind(IOperation operation, Callees callees, Func<CodeId, BodyContract> contracts, Func<Protections> held)
    {
        var requests = callees.Code.SelectMany(code => contracts(code).Requests).Distinct().ToArray();
        return requests.Length == 0 || operation is not IInvocationOperation call ? ([], default)
            : ([.. requests.SelectMany(request => summaries.RemarksOn(request, call, cancellationToken)).Distinct()],
                IsApproved(held()) ? default : Sequence<HandedRequest>.Of(requests.Select(request => summaries.HandedOn(request, call, body, cancellationToken)).OfType<HandedRequest>()));
    }

    private static bool IsApproved(Protections held) => (held & Protections.Approval) is Protections.Approval;
}
