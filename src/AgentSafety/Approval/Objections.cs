namespace AgentSafety;

/// <summary>What speaks against a decision. It is used up only where nothing does.</summary>
internal static class Objections
{
    public static string? To(ApprovalRequest request, ApprovalDecision? decision, bool wasInOtherHands)
    {
        if (ToHearing(request, decision, wasInOtherHands) is { } objection)
            return objection;

        if (decision!.Approvers.Count < request.ApproversNeeded)
            return $"it needs {request.ApproversNeeded} different approvers (ApproversWhenIrreversible), and {decision.Approvers.Count} approved";

        return decision.TrySpend() ? null : "the approval gate gave a decision that was used before";
    }

    /// <summary>As one voice of several: a quorum counts it, and counts people itself.</summary>
    public static string? ToVote(ApprovalRequest request, ApprovalDecision? decision) =>
        ToHearing(request, decision, wasInOtherHands: true) ?? (decision!.TrySpend() ? null : "the approval gate gave a decision that was used before");

    private static string? ToHearing(ApprovalRequest request, ApprovalDecision? decision, bool wasInOtherHands)
    {
        if (decision is null)
            return "the approval gate gave no decision";

        if (!ReferenceEquals(decision.Request, request))
            return "the approval gate gave a decision that was made for another request";

        if (!decision.IsApproved)
            return decision.Reason ?? "it was denied";

        if (wasInOtherHands && !decision.IsSealedFor(request))
            return "the approval gate gave a decision that was changed after it was made";

        if (decision.HasExpired)
            return "the approval has expired";

        return ToPeople(request, decision.Approvers);
    }

    private static string? ToPeople(ApprovalRequest request, IReadOnlyList<string> approvers)
    {
        if (request.Agent is { } agent && approvers.Contains(agent, Identity.Comparer))
            return "who asks can't approve";

        if (approvers.Any(Identity.IsNobody))
            return "an approver has no name that can be seen";

        return approvers.Count > 1 && approvers.Distinct(Identity.Comparer).Count() < approvers.Count ? "the same approver was counted twice" : null;
    }
}
