namespace AgentSafety.Adapters.Tests;

/// <summary>A gate that does what the test says.</summary>
internal sealed class GateOf(Func<ApprovalRequest, ApprovalDecision> decide) : IApprovalGate
{
    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(decide(request));
}
