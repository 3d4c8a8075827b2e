using System.Runtime.CompilerServices;

namespace AgentSafety;

public static partial class AgentGuard
{
    /// <inheritdoc cref="Run(string, Action, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?, string?)"/>
    /// <summary>Runs the act if a capability covers it. A person is asked only where it is new for the agent, or can't be undone.</summary>
    /// <exception cref="CapabilityDeniedException">No capability covers it, and the act did not run.</exception>
    /// <exception cref="ApprovalDeniedException">A person had to be asked, it was not approved, or the gate failed, and the act did not run.</exception>
    /// <example><code>AgentGuard.RunInScope("delete directory", () => Directory.Delete(path, recursive: true), target: path);</code></example>
    [AgentGuard(Protections.Scope)]
    public static void RunInScope(
        string operation,
        Action act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        GuardedRun.Run(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: false, cancellationToken);

    /// <inheritdoc cref="RunInScope(string, Action, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?, string?)"/>
    /// <typeparam name="T">What the act results in.</typeparam>
    /// <returns>What the act returned.</returns>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is blank, or <typeparamref name="T"/> is a task: what the act began would go on after it. Nothing is asked and nothing runs; use the asynchronous form.</exception>
    [AgentGuard(Protections.Scope)]
    public static T RunInScope<T>(
        string operation,
        Func<T> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        GuardedRun.Run(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: false, cancellationToken);
}
