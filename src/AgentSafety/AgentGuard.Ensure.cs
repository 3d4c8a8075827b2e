namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>For an act that can't be wrapped: comes back without an exception only if a person has approved what follows. It must be awaited.</summary>
    /// <param name="operation">What is about to be done, as a person would say it. Never blank.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it.</param>
    /// <returns>A task that ends without an exception only after an approval. Prefer <c>RunAsync</c>, where forgetting to await can't let the act run.</returns>
    /// <exception cref="ApprovalDeniedException">It was not approved, or the gate failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    [AgentGuard(Protections.Approval)]
    public static Task EnsureApprovedAsync(string operation, string? target = null, CancellationToken cancellationToken = default) =>
        AskAsync(operation, target, code: null, cancellationToken);

    /// <summary>For an act that can't be wrapped: waits for the answer, and returns only if a person has approved what follows.</summary>
    /// <param name="operation">What is about to be done, as a person would say it. Never blank.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it.</param>
    /// <exception cref="ApprovalDeniedException">It was not approved, or the gate failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    [AgentGuard(Protections.Approval)]
    public static void EnsureApproved(string operation, string? target = null, CancellationToken cancellationToken = default) =>
        Ask(operation, target, code: null, cancellationToken);

    // Async to the end, so that a blank operation also arrives in the task, where awaiting is what finds it.
    private static async Task AskAsync(string operation, string? target, string? code, CancellationToken cancellationToken) =>
        await Asking.RequireApprovalAsync(GateScope.Current, new(operation, target, code), cancellationToken).ConfigureAwait(false);

    // Blocking can't deadlock: nothing on the way down resumes on the caller's context, and the gate has a pool thread of its own.
    private static void Ask(string operation, string? target, string? code, CancellationToken cancellationToken) =>
        AskAsync(operation, target, code, cancellationToken).GetAwaiter().GetResult();
}
