using System.Collections.Concurrent;

namespace AgentSafety;

/// <summary>For tests only: answers without asking anybody, and remembers what it was asked. No program that an agent can reach may use it.</summary>
public sealed class TestGate : IApprovalGate
{
    private readonly ConcurrentQueue<ApprovalRequest> _requests = new();
    private readonly Func<ApprovalRequest, ApprovalDecision> _decide;

    private TestGate(Func<ApprovalRequest, ApprovalDecision> decide) => _decide = decide;

    /// <summary>What the gate was asked so far, oldest first: a copy that doesn't change.</summary>
    public IReadOnlyList<ApprovalRequest> Requests => _requests.ToArray();

    /// <summary>A gate that approves everything.</summary>
    /// <param name="approver">Who is said to have approved. Never blank, or every request is denied.</param>
    /// <returns>A gate with no requests yet.</returns>
    public static TestGate Approving(string approver = "test") => new(request => ApprovalDecision.Approve(request, approver));

    /// <summary>A gate that denies everything.</summary>
    /// <param name="reason">Why. Never blank.</param>
    /// <returns>A gate with no requests yet.</returns>
    public static TestGate Denying(string reason = "denied by a test") => new(request => ApprovalDecision.Deny(request, reason));

    /// <summary>Remembers the request and answers as the gate was made to.</summary>
    /// <param name="request">The act.</param>
    /// <param name="cancellationToken">Not used: the answer is there at once.</param>
    /// <returns>An approval or a denial.</returns>
    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        return new(_decide(request));
    }
}
