using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AgentSafety;

/// <summary>
/// Runs an act that can destroy something only if a person has approved it. It fails closed: without a gate, without an answer,
/// or with anything but an approval made for this very act, the act does not run.
/// </summary>
/// <remarks>In this order: kill switch, capabilities, limits, approval; then the way back is registered, the act runs, and what became of it is recorded.</remarks>
/// <example><code>await AgentGuard.RunAsync("delete bucket", token => s3.DeleteBucketAsync(name, token), target: name, cancellationToken);</code></example>
[SuppressMessage("Design", "CA1068", Justification = "A target is said first, then the token: so it is written in the code of users. What came later stands behind.")]
public static partial class AgentGuard
{
    /// <summary>Asks the gate in force, and runs the act if it is approved.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete bucket</c>. Never blank.</param>
    /// <param name="act">Runs at most once, possibly on a thread-pool thread, with a token that <paramref name="cancellationToken"/> and the kill switch cancel. What it throws is passed on unchanged.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>. A person can't approve well what isn't said.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <param name="rollback">The way back, registered before the act, or <see langword="null"/>. It runs if the act fails or is cancelled.</param>
    /// <param name="targets">Exactly what it is done to, if that is several, in addition to <paramref name="target"/>, or <see langword="null"/>.</param>
    /// <param name="effect">What is lost or changed, in one sentence, or <see langword="null"/>.</param>
    /// <param name="code">Source text of <paramref name="act"/>, written by the compiler.</param>
    /// <returns>A task that ends with the act. Nothing is known to have run before it is awaited.</returns>
    /// <exception cref="ApprovalDeniedException">The act was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. If that was before the approval, the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="act"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <example><code>await AgentGuard.RunAsync("delete bucket", token => s3.DeleteBucketAsync(name, token), target: name, cancellationToken);</code></example>
    [AgentGuard(Protections.Approval)]
    public static async Task RunAsync(
        string operation,
        Func<CancellationToken, Task> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        await GuardedRun.RunAsync(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: true, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="RunAsync(string, Func{CancellationToken, Task}, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?, string?)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>A task that ends with the act, with its result.</returns>
    [AgentGuard(Protections.Approval)]
    public static async Task<T> RunAsync<T>(
        string operation,
        Func<CancellationToken, Task<T>> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        await GuardedRun.RunAsync(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: true, cancellationToken).ConfigureAwait(false);

    private static ProposedAct Proposed(string operation, string? target, IReadOnlyCollection<string>? targets, Rollback? rollback, string? effect, string? code) =>
        targets is null ? new(operation, target) { Rollback = rollback, Effect = effect, Code = code }
        : new(operation, target is null ? targets : [target, .. targets]) { Rollback = rollback, Effect = effect, Code = code };
}
