namespace AgentSafety;

/// <summary>A gate that is one method: where your people are asked is your affair.</summary>
/// <param name="decide">Asks a person. Whatever it throws denies. Never <see langword="null"/>.</param>
/// <example><code>
/// AgentGuard.UseGate(new DelegateGate(async (request, token) => await pager.ConfirmAsync($"{request.Operation} {request.Target}", token) is { } person
///     ? ApprovalDecision.Approve(request, person.Name)
///     : ApprovalDecision.Deny(request, "nobody on call confirmed it")));
/// </code></example>
public sealed class DelegateGate(Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalDecision>> decide) : IApprovalGate
{
    private readonly Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalDecision>> _decide = decide ?? throw new ArgumentNullException(nameof(decide));

    /// <summary>Calls the method.</summary>
    /// <param name="request">The act.</param>
    /// <param name="cancellationToken">Passed on.</param>
    /// <returns>What the method answers.</returns>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => _decide(request, cancellationToken);
}
