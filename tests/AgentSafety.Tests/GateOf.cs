namespace AgentSafety.Tests;

/// <summary>A gate that does what the test says.</summary>
internal sealed class GateOf(Func<ApprovalRequest, CancellationToken, Task<ApprovalDecision>> decide) : IApprovalGate
{
    public GateOf(Func<ApprovalRequest, ApprovalDecision> decide) : this((request, _) => Task.FromResult(decide(request)))
    {
    }

    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) =>
        new(decide(request, cancellationToken));

    /// <summary>A request to make decisions from: only the guard makes them.</summary>
    public static ApprovalRequest AnyRequest(string operation = "wipe", string? target = null)
    {
        var gate = TestGate.Approving();
        using (AgentGuard.BeginGate(gate))
            AgentGuard.EnsureApproved(operation, target);

        return gate.Requests[0];
    }
}
