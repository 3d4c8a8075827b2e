namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>Runs the act if a capability covers it. A person is asked only where it is new for the agent, or can't be undone.</summary>
    /// <param name="proposed">What is to be done, with all that a person should know.</param>
    /// <param name="act">Runs at most once, possibly on a thread-pool thread, with a token that <paramref name="cancellationToken"/> and the kill switch cancel. What it throws is passed on unchanged.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <returns>A task that ends with the act. Nothing is known to have run before it is awaited.</returns>
    /// <exception cref="CapabilityDeniedException">No capability covers it, and the act did not run.</exception>
    /// <exception cref="ApprovalDeniedException">A person had to be asked, it was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. If that was before the approval, the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="proposed"/> or <paramref name="act"/> is <see langword="null"/>.</exception>
    /// <example><code>await AgentGuard.RunInScopeAsync(new ProposedAct("delete buckets", names) { Reason = why }, token => DeleteAllAsync(names, token), cancellationToken);</code></example>
    [AgentGuard(Protections.Scope)]
    public static async Task RunInScopeAsync(ProposedAct proposed, Func<CancellationToken, Task> act, CancellationToken cancellationToken = default) =>
        await GuardedRun.RunAsync(GuardSettings.Current, proposed, act, asksAlways: false, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="RunInScopeAsync(ProposedAct, Func{CancellationToken, Task}, CancellationToken)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>A task that ends with the act, with its result.</returns>
    [AgentGuard(Protections.Scope)]
    public static async Task<T> RunInScopeAsync<T>(ProposedAct proposed, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken = default) =>
        await GuardedRun.RunAsync(GuardSettings.Current, proposed, act, asksAlways: false, cancellationToken).ConfigureAwait(false);

    /// <summary>Runs the act if a capability covers it. A person is asked only where it is new for the agent, or can't be undone.</summary>
    /// <param name="proposed">What is to be done, with all that a person should know.</param>
    /// <param name="act">Runs at most once, on the calling thread. What it throws is passed on unchanged.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <exception cref="CapabilityDeniedException">No capability covers it, and the act did not run.</exception>
    /// <exception cref="ApprovalDeniedException">A person had to be asked, it was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. If that was before the approval, the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="proposed"/> or <paramref name="act"/> is <see langword="null"/>.</exception>
    /// <example><code>AgentGuard.RunInScope(new ProposedAct("delete folders", paths) { Reason = why }, () => DeleteAll(paths));</code></example>
    [AgentGuard(Protections.Scope)]
    public static void RunInScope(ProposedAct proposed, Action act, CancellationToken cancellationToken = default) =>
        GuardedRun.Run(GuardSettings.Current, proposed, act, asksAlways: false, cancellationToken);

    /// <inheritdoc cref="RunInScope(ProposedAct, Action, CancellationToken)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>What the act returned.</returns>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is a task: what the act began would go on after it. Nothing is asked and nothing runs; use the asynchronous form.</exception>
    [AgentGuard(Protections.Scope)]
    public static T RunInScope<T>(ProposedAct proposed, Func<T> act, CancellationToken cancellationToken = default) =>
        GuardedRun.Run(GuardSettings.Current, proposed, act, asksAlways: false, cancellationToken);
}
