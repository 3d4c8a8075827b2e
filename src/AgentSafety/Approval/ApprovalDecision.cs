namespace AgentSafety;

/// <summary>A person's answer to one <see cref="ApprovalRequest"/>. It is good for that request only, and only once.</summary>
public sealed class ApprovalDecision
{
    private int _spent;

    private ApprovalDecision(ApprovalRequest request, string? approver, string? reason)
    {
        Request = request ?? throw new ArgumentNullException(nameof(request));
        Approver = approver;
        Reason = reason;
    }

    /// <summary>The request that was decided: the same object, not one that looks like it.</summary>
    public ApprovalRequest Request { get; }

    /// <summary>Who approved, or <see langword="null"/> if it was denied.</summary>
    public string? Approver { get; }

    /// <summary>Why it was denied, or <see langword="null"/> if it was approved.</summary>
    public string? Reason { get; }

    /// <summary>Did a person agree? Reading this guards nothing: only <see cref="AgentGuard"/> also checks for whom the decision was made.</summary>
    public bool IsApproved => Approver is not null;

    /// <summary>The act of this request may run, once.</summary>
    /// <param name="request">The request that the person has seen.</param>
    /// <param name="approver">Name of the person. Never the model, and never blank.</param>
    /// <returns>A decision that is good for this request only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="approver"/> is blank.</exception>
    public static ApprovalDecision Approve(ApprovalRequest request, string approver) =>
        new(request, Said(approver, nameof(approver)), reason: null);

    /// <summary>The act of this request may not run.</summary>
    /// <param name="request">The request that was turned down.</param>
    /// <param name="reason">Why, in a phrase that can follow a colon. Never blank.</param>
    /// <returns>A decision that runs nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    public static ApprovalDecision Deny(ApprovalRequest request, string reason) =>
        new(request, approver: null, Said(reason, nameof(reason)));

    /// <summary>True for the first caller only, however many race.</summary>
    internal bool TrySpend() => Interlocked.Exchange(ref _spent, 1) == 0;

    private static string Said(string text, string parameter) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("A decision says by whom, or why not.", parameter) : text;
}
