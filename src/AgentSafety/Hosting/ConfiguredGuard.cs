namespace AgentSafety;

/// <summary>The guards, by the options of one container.</summary>
internal sealed class ConfiguredGuard(GuardSettings settings) : IAgentGuard
{
    public GuardSettings Settings => settings;

    public async Task RunAsync(ProposedAct proposed, Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        await GuardedRun.RunAsync(settings, proposed, act, asksAlways: true, cancellationToken).ConfigureAwait(false);

    public async Task<T> RunAsync<T>(ProposedAct proposed, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken) =>
        await GuardedRun.RunAsync(settings, proposed, act, asksAlways: true, cancellationToken).ConfigureAwait(false);

    public async Task RunInScopeAsync(ProposedAct proposed, Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        await GuardedRun.RunAsync(settings, proposed, act, asksAlways: false, cancellationToken).ConfigureAwait(false);

    public async Task<T> RunInScopeAsync<T>(ProposedAct proposed, Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken) =>
        await GuardedRun.RunAsync(settings, proposed, act, asksAlways: false, cancellationToken).ConfigureAwait(false);
}
