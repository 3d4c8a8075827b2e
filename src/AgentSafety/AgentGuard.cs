using System.Runtime.CompilerServices;

namespace AgentSafety;

/// <summary>
/// Runs an act that can destroy something only if a person has approved it. It fails closed: without a gate, without an answer,
/// or with anything but an approval made for this very act, the act does not run.
/// </summary>
public static partial class AgentGuard
{
    /// <summary>Asks the gate in force, and runs the act if it is approved.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete bucket</c>. Never blank.</param>
    /// <param name="act">Runs at most once, possibly on a thread-pool thread, with <paramref name="cancellationToken"/>. What it throws is passed on unchanged.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>. A person can't approve well what isn't said.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <param name="code">Source text of <paramref name="act"/>, written by the compiler.</param>
    /// <returns>A task that ends with the act. Nothing is known to have run before it is awaited.</returns>
    /// <exception cref="ApprovalDeniedException">The act was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. If that was before the approval, the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="act"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    [AgentGuard(Protections.Approval)]
    public static async Task RunAsync(
        string operation,
        Func<CancellationToken, Task> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(act))] string? code = null)
    {
        _ = act ?? throw new ArgumentNullException(nameof(act));
        await AskAsync(operation, target, code, cancellationToken).ConfigureAwait(false);
        await act(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(string, Func{CancellationToken, Task}, string?, CancellationToken, string?)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>A task that ends with the act, with its result.</returns>
    [AgentGuard(Protections.Approval)]
    public static async Task<T> RunAsync<T>(
        string operation,
        Func<CancellationToken, Task<T>> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(act))] string? code = null)
    {
        _ = act ?? throw new ArgumentNullException(nameof(act));
        await AskAsync(operation, target, code, cancellationToken).ConfigureAwait(false);
        return await act(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the gate in force, waits for the answer, and runs the act if it is approved.</summary>
    /// <param name="operation">What the act does, as a person would say it: <c>delete directory</c>. Never blank.</param>
    /// <param name="act">Runs at most once, on the calling thread. What it throws is passed on unchanged.</param>
    /// <param name="target">Exactly what it is done to, or <see langword="null"/>. A person can't approve well what isn't said.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer, even if the gate ignores it. Without it, the wait ends when the gate's does.</param>
    /// <param name="code">Source text of <paramref name="act"/>, written by the compiler.</param>
    /// <exception cref="ApprovalDeniedException">The act was not approved, or the gate failed, and the act did not run.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the approval, and the act did not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="act"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank.</exception>
    [AgentGuard(Protections.Approval)]
    public static void Run(
        string operation,
        Action act,
        string? target = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(act))] string? code = null)
    {
        _ = act ?? throw new ArgumentNullException(nameof(act));
        Ask(operation, target, code, cancellationToken);
        act();
    }

    /// <inheritdoc cref="Run(string, Action, string?, CancellationToken, string?)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>What the act returned.</returns>
    [AgentGuard(Protections.Approval)]
    public static T Run<T>(
        string operation,
        Func<T> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(act))] string? code = null)
    {
        _ = act ?? throw new ArgumentNullException(nameof(act));
        Ask(operation, target, code, cancellationToken);
        return act();
    }
}
