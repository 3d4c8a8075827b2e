using System.Runtime.CompilerServices;

namespace AgentSafety;

public static partial class AgentGuard
{
    /// <summary>Asks the gate in force, waits for the answer, and runs the act if it is approved.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete directory</c>. Never blank.</param>
    /// <param name="act">Runs at most once, on the calling thread. What it throws is passed on unchanged.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>. A person can't approve well what isn't said.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <param name="rollback">The way back, registered before the act, or <see langword="null"/>. It runs if the act fails or is cancelled.</param>
    /// <param name="targets">Exactly what it is done to, if that is several, in addition to <paramref name="target"/>, or <see langword="null"/>.</param>
    /// <param name="effect">What is lost or changed, in one sentence, or <see langword="null"/>.</param>
    /// <param name="code">Source text of <paramref name="act"/>, written by the compiler.</param>
    /// <exception cref="ApprovalDeniedException">The act was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="GuardDeniedException">A guard said no, and the act did not run: the kill switch, a capability, a limit, a person.</exception>
    /// <exception cref="RollbackFailedException">The act failed, and could not be undone.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. If that was before the approval, the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="act"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    /// <example><code>AgentGuard.Run("delete directory", () => Directory.Delete(path, recursive: true), target: path);</code></example>
    [AgentGuard(Protections.Approval)]
    public static void Run(
        string operation,
        Action act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        GuardedRun.Run(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: true, cancellationToken);

    /// <inheritdoc cref="Run(string, Action, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?, string?)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>What the act returned.</returns>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank, or <typeparamref name="T"/> is a task: what the act began would go on after it. Nothing is asked and nothing runs; use the asynchronous form.</exception>
    [AgentGuard(Protections.Approval)]
    public static T Run<T>(
        string operation,
        Func<T> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        GuardedRun.Run(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: true, cancellationToken);
}
