using System.Collections.Concurrent;

namespace AgentSafety;

/// <summary>For tests only: answers without asking anybody, and remembers what it was asked. No program that an agent can reach may use it.</summary>
/// <example><code>
/// var gate = TestGate.Approving();
/// using (AgentGuard.BeginGate(gate))
///     await tools.DeleteAsync("logs");
///
/// Assert.Equal("logs", Assert.Single(gate.Requests).Target);
/// </code></example>
public sealed class TestGate : IApprovalGate, IAnswersAtOnce
{
    private readonly ConcurrentQueue<ApprovalRequest> _requests = new();
    private readonly string[] _approvers;
    private readonly string? _denial;

    private TestGate(string[] approvers, string? denial) => (_approvers, _denial) = (approvers, denial);

    /// <summary>What the gate was asked so far, oldest first: a copy that doesn't change.</summary>
    /// <example><code>Assert.Empty(gate.Requests);</code></example>
    public IReadOnlyList<ApprovalRequest> Requests => _requests.ToArray();

    /// <summary>A gate that approves everything.</summary>
    /// <param name="approver">Who is said to have approved. Never blank, or every request is denied.</param>
    /// <returns>A gate with no requests yet.</returns>
    /// <example><code>using (AgentGuard.BeginGate(TestGate.Approving())) …</code></example>
    public static TestGate Approving(string approver = "test") => new([approver], denial: null);

    /// <summary>A gate at which several approve everything: for acts that need more than one.</summary>
    /// <param name="approvers">Who is said to have approved. None of them blank, and at least one, or every request is denied.</param>
    /// <returns>A gate with no requests yet.</returns>
    /// <example><code>using (AgentGuard.BeginGate(TestGate.Approving("Ada", "Grace"))) …</code></example>
    public static TestGate Approving(params string[] approvers) => new([.. approvers], denial: null);

    /// <summary>A gate that denies everything.</summary>
    /// <param name="reason">Why. Never blank.</param>
    /// <returns>A gate with no requests yet.</returns>
    /// <example><code>using (AgentGuard.BeginGate(TestGate.Denying("not on a Friday"))) …</code></example>
    public static TestGate Denying(string reason = "denied by a test") => new([], reason);

    /// <summary>Remembers the request and answers as the gate was made to.</summary>
    /// <param name="request">The act.</param>
    /// <param name="cancellationToken">Not used: the answer is there at once.</param>
    /// <returns>An approval or a denial.</returns>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        return new(_denial is null ? ApprovalDecision.ApproveTogether(request, Named, TimeSpan.MaxValue) : ApprovalDecision.Deny(request, _denial));
    }

    ApprovalDecision? IAnswersAtOnce.DecideNow(ApprovalRequest request)
    {
        _requests.Enqueue(request);
        return _denial is null ? ApprovalDecision.ApproveAtOnce(request, Named) : ApprovalDecision.Deny(request, _denial);
    }

    private string[] Named => Array.Exists(_approvers, string.IsNullOrWhiteSpace) ? throw new ArgumentException("An approval says by whom.") : _approvers;
}
