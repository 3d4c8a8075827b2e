namespace AgentSafety;

/// <summary>What makes an act final, when nobody has undone it in time.</summary>
internal sealed class DelayedCommit(TimeSpan window, string what, Func<CancellationToken, Task> commit)
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;

    public TimeSpan Window => window;

    public string What => what;

    public Task Ended => _ended.Task;

    /// <param name="settings">Whose clock and kill switch.</param>
    /// <param name="claim">Nobody undoes the act any more. False if somebody has.</param>
    public void Start(GuardSettings settings, Func<bool> claim) =>
        _timer = settings.Time.CreateTimer(_ => _ = RunAsync(settings, claim), null, window, Timeout.InfiniteTimeSpan);

    public void GiveUp()
    {
        _timer?.Dispose();
        _ended.TrySetCanceled();
    }

    private async Task RunAsync(GuardSettings settings, Func<bool> claim)
    {
        try
        {
            var stop = settings.KillSwitch?.EnsureNotTripped() ?? CancellationToken.None; // before the claim: what is stopped can still be undone
            if (!claim())
                return;

            await commit(stop).ConfigureAwait(false);
            _ended.TrySetResult(true);
        }
        catch (Exception failure)
        {
            _ended.TrySetException(failure);
        }
        finally
        {
            _timer?.Dispose();
        }
    }
}
