namespace AgentSafety;

/// <summary>Approves nothing. Where no gate is configured, every request is denied like this.</summary>
/// <example><code>AgentGuard.UseGate(DenyAllGate.Instance);</code></example>
public sealed class DenyAllGate : IApprovalGate, IAnswersAtOnce
{
    private readonly string _reason;

    private DenyAllGate(string reason) => _reason = reason;

    /// <summary>The gate that denies on purpose: for a program in which no agent may destroy anything.</summary>
    /// <example><code>AgentGuard.UseGate(DenyAllGate.Instance);</code></example>
    public static DenyAllGate Instance { get; } = new("this program denies every destructive operation");

    internal static DenyAllGate NotConfigured { get; } = new(
        "no approval gate is configured; call AgentGuard.UseGate(new ConsoleGate()) when the program starts, or give it an IApprovalGate of your own");

    internal static DenyAllGate Ended { get; } = new(
        "the gate that this flow began under has ended; await the act before the result of AgentGuard.BeginGate is disposed");

    /// <summary>Denies.</summary>
    /// <param name="request">The act that will not run.</param>
    /// <param name="cancellationToken">Not used: the answer is there at once.</param>
    /// <returns>A denial.</returns>
    /// <example><code>var decision = await DenyAllGate.Instance.DecideAsync(request, cancellationToken);</code></example>
    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) =>
        new(ApprovalDecision.Deny(request, _reason));

    ApprovalDecision? IAnswersAtOnce.DecideNow(ApprovalRequest request) => ApprovalDecision.Deny(request, _reason);
}
