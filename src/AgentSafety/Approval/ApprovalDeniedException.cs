namespace AgentSafety;

/// <summary>Nobody approved the act, so it did not run. <see cref="Exception.InnerException"/> is what the gate threw, if it threw.</summary>
/// <example><code>
/// catch (ApprovalDeniedException denied)
/// {
///     return Error(denied.Message); // tell the model, and stop
/// }
/// </code></example>
public sealed class ApprovalDeniedException : GuardDeniedException
{
    internal ApprovalDeniedException(ApprovalRequest request, string reason, Exception? gateFailure = null)
        : base(Describe(request, reason), gateFailure) => Request = request;

    /// <summary>What was asked for.</summary>
    /// <example><code>log.LogWarning("Denied: {Operation}", denied.Request.Operation);</code></example>
    public ApprovalRequest Request { get; }

    private static string Describe(ApprovalRequest request, string reason) => request.Target is { } target
        ? $"'{VisibleText.Of(request.Operation)}' on '{VisibleText.Of(target)}' was not approved: {VisibleText.Of(reason)}"
        : $"'{VisibleText.Of(request.Operation)}' was not approved: {VisibleText.Of(reason)}";
}
