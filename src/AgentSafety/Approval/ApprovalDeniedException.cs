namespace AgentSafety;

/// <summary>Nobody approved the act, so it did not run. <see cref="Exception.InnerException"/> is what the gate threw, if it threw.</summary>
/// <remarks>
/// Not an <see cref="UnauthorizedAccessException"/>: handlers of that one around file and cloud calls often mean
/// "try harder" (clear a read-only flag, take another credential), and a denial must never be answered like that.
/// </remarks>
public sealed class ApprovalDeniedException : InvalidOperationException
{
    internal ApprovalDeniedException(ApprovalRequest request, string reason, Exception? gateFailure = null)
        : base(Describe(request, reason), gateFailure) => Request = request;

    /// <summary>What was asked for.</summary>
    public ApprovalRequest Request { get; }

    private static string Describe(ApprovalRequest request, string reason) => request.Target is { } target
        ? $"'{VisibleText.Of(request.Operation)}' on '{VisibleText.Of(target)}' was not approved: {VisibleText.Of(reason)}"
        : $"'{VisibleText.Of(request.Operation)}' was not approved: {VisibleText.Of(reason)}";
}
