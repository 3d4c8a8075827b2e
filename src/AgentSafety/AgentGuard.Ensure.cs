using System.Runtime.CompilerServices;

namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>For an act that can't be wrapped: comes back without an exception only if a person has approved what follows. It must be awaited.</summary>
    /// <param name="operation">What is about to be done, as a person would say it. Never blank.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it.</param>
    /// <returns>A task that ends without an exception only after an approval. Prefer <c>RunAsync</c>, where forgetting to await can't let the act run.</returns>
    /// <exception cref="ApprovalDeniedException">It was not approved, or the gate failed.</exception>
    /// <exception cref="GuardDeniedException">A guard said no: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <example><code>await AgentGuard.EnsureApprovedAsync("delete bucket", target: name, cancellationToken);</code></example>
    [AgentGuard(Protections.Approval)]
    [OverloadResolutionPriority(1)] // so that null means what it did before there was another
    public static Task EnsureApprovedAsync(string operation, string? target = null, CancellationToken cancellationToken = default) =>
        EnsureAsync(() => new(operation, target), cancellationToken);

    /// <summary>For an act that can't be wrapped: waits for the answer, and returns only if a person has approved what follows.</summary>
    /// <param name="operation">What is about to be done, as a person would say it. Never blank.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it.</param>
    /// <exception cref="ApprovalDeniedException">It was not approved, or the gate failed.</exception>
    /// <exception cref="GuardDeniedException">A guard said no: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <example><code>AgentGuard.EnsureApproved("delete directory", target: path);</code></example>
    [AgentGuard(Protections.Approval)]
    [OverloadResolutionPriority(1)] // so that null means what it did before there was another
    public static void EnsureApproved(string operation, string? target = null, CancellationToken cancellationToken = default) =>
        EnsureAsync(() => new(operation, target), cancellationToken).GetAwaiter().GetResult();

    /// <summary>For an act that can't be wrapped: comes back without an exception only if a person has approved what follows. It must be awaited.</summary>
    /// <param name="proposed">What is about to be done. It can have no way back: nobody sees whether the act succeeds.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it.</param>
    /// <returns>A task that ends without an exception only after an approval.</returns>
    /// <exception cref="ApprovalDeniedException">It was not approved, or the gate failed.</exception>
    /// <exception cref="GuardDeniedException">A guard said no: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval.</exception>
    /// <exception cref="ArgumentException"><paramref name="proposed"/> has a way back that would never run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="proposed"/> is <see langword="null"/>.</exception>
    /// <example><code>await AgentGuard.EnsureApprovedAsync(new ProposedAct("delete buckets", names) { Reason = why }, cancellationToken);</code></example>
    [AgentGuard(Protections.Approval)]
    public static Task EnsureApprovedAsync(ProposedAct proposed, CancellationToken cancellationToken = default) =>
        EnsureAsync(() => proposed ?? throw new ArgumentNullException(nameof(proposed)), cancellationToken);

    /// <summary>For an act that can't be wrapped: waits for the answer, and returns only if a person has approved what follows.</summary>
    /// <param name="proposed">What is about to be done. It can have no way back: nobody sees whether the act succeeds.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it.</param>
    /// <exception cref="ApprovalDeniedException">It was not approved, or the gate failed.</exception>
    /// <exception cref="GuardDeniedException">A guard said no: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval.</exception>
    /// <exception cref="ArgumentException"><paramref name="proposed"/> has a way back that would never run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="proposed"/> is <see langword="null"/>.</exception>
    /// <example><code>AgentGuard.EnsureApproved(new ProposedAct("delete folders", paths) { Reason = why });</code></example>
    [AgentGuard(Protections.Approval)]
    public static void EnsureApproved(ProposedAct proposed, CancellationToken cancellationToken = default) =>
        EnsureAsync(() => proposed ?? throw new ArgumentNullException(nameof(proposed)), cancellationToken).GetAwaiter().GetResult();

    // Async to the end, so that a blank operation also arrives in the task, where awaiting is what finds it.
    // Blocking on it can't deadlock: nothing on the way down resumes on the caller's context, and the gate has a pool thread of its own.
    private static async Task EnsureAsync(Func<ProposedAct> proposed, CancellationToken cancellationToken)
    {
        var act = proposed();
        if (act.Rollback is { ImpossibleBecause: null })
            throw new ArgumentException("What isn't wrapped can't be undone: use RunAsync.", nameof(proposed));

        using var span = ActSpan.Start(act.Operation, agent: GuardSettings.Current.ActingAgent); // ends with the answer: what the caller does is not seen
        var admission = await Admitting.AdmitAsync(GuardSettings.Current, act, span, asksAlways: true, cancellationToken).ConfigureAwait(false);
        admission.LeftToCaller();
    }
}
