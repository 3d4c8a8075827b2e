using System.Runtime.CompilerServices;

namespace AgentSafety;

public static partial class AgentGuard
{
    /// <inheritdoc cref="RunAsync(string, Func{CancellationToken, Task}, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?, string?)"/>
    /// <summary>Runs the act if a capability covers it. A person is asked only where it is new for the agent, or can't be undone.</summary>
    /// <exception cref="CapabilityDeniedException">No capability covers it, and the act did not run.</exception>
    /// <exception cref="ApprovalDeniedException">A person had to be asked, it was not approved, or the gate failed, and the act did not run.</exception>
    /// <example><code>await AgentGuard.RunInScopeAsync("delete bucket", token => s3.DeleteBucketAsync(name, token), target: name, cancellationToken);</code></example>
    [AgentGuard(Protections.Scope)]
    public static async Task RunInScopeAsync(
        string operation,
        Func<CancellationToken, Task> act,
        string? target = null,
        CancellationToken cancellationToken = default,
        Rollback? rollback = null,
        IReadOnlyCollection<string>? targets = null,
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        await GuardedRun.RunAsync(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: false, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="RunInScopeAsync(string, Func{CancellationToken, Task}, string?, CancellationToken, Rollback?, IReadOnlyCollection{string}?, string?, string?)"/>
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
        string? effect = null,
        [CallerArgumentExpression(nameof(act))] string? code = null) =>
        await GuardedRun.RunAsync(GuardSettings.Current, Proposed(operation, target, targets, rollback, effect, code), act, asksAlways: false, cancellationToken).ConfigureAwait(false);
}
