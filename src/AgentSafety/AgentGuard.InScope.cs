using System.Runtime.CompilerServices;

namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>Runs the act if a capability covers it. A person is asked only where it is new for the agent, or can't be undone.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete bucket</c>. Never blank.</param>
    /// <param name="act">Runs at most once, possibly on a thread-pool thread, with a token that <paramref name="cancellationToken"/> and the kill switch cancel. What it throws is passed on unchanged.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>. A person can't approve well what isn't said.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <param name="rollback">The way back, registered before the act, or <see langword="null"/>. It runs if the act fails or is cancelled.</param>
    /// <param name="targets">Exactly what it is done to, if that is several, in addition to <paramref name="target"/>, or <see langword="null"/>.</param>
    /// <param name="code">Source text of <paramref name="act"/>, written by the compiler.</param>
    /// <returns>A task that ends with the act. Nothing is known to have run before it is awaited.</returns>
    /// <exception cref="CapabilityDeniedException">No capability covers it, and the act did not run.</exception>
    /// <exception cref="ApprovalDeniedException">A person had to be asked, it was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. If that was before the approval, the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="act"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <example><code>await AgentGuard.RunInScopeAsync("delete bucket", token => s3.DeleteBucketAsync(name, token), target: name, cancellationToken);</code></example>
    [AgentGuard(Protections.Scope)]
    public static async Task RunInScopeAsync(
        string operation,
        Func<CancellationToken, Task> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        await GuardedRun.RunAsync(GuardSettings.Current, Proposed(operation, target, targets, rollback, code), act, asksAlways: false, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="RunInScopeAsync(string, Func{CancellationToken, Task}, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>A task that ends with the act, with its result.</returns>
    [AgentGuard(Protections.Scope)]
    public static async Task<T> RunInScopeAsync<T>(
        string operation,
        Func<CancellationToken, Task<T>> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        await GuardedRun.RunAsync(GuardSettings.Current, Proposed(operation, target, targets, rollback, code), act, asksAlways: false, cancellationToken).ConfigureAwait(false);
}
