namespace AgentSafety;

/// <summary>What makes an act final, when nobody has undone it in time.</summary>
internal sealed class DelayedCommit(TimeSpan window, string what, Func<CancellationToken, Task> commit)
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;

    public TimeSpan Window => window;

    public string What => what;

    public Task Ended => _ended.Task;

    /// <param name="settings">Whose clock, kill switch and log.</param>
    /// <param name="request">What was approved, the commit included.</param>
    /// <param name="claim">Nobody undoes the act any more. False if somebody has.</param>
    public void Start(GuardSettings settings, ApprovalRequest request, Func<bool> claim) =>
        _timer = settings.Time.CreateTimer(_ => _ = RunAsync(settings, request, claim), null, window, Timeout.InfiniteTimeSpan);

    public void GiveUp()
    {
        _timer?.Dispose();
        _ended.TrySetCanceled();
    }

    private async Task RunAsync(GuardSettings settings, ApprovalRequest request, Func<bool> claim)
    {
        var isStarted = false;
        try
        {
            // Before the claim: what is stopped, or can't be recorded, can still be undone.
            var stop = settings.KillSwitch?.EnsureNotTripped() ?? CancellationToken.None;
            settings.Recorder.Started(request, what);
            isStarted = true;
            stop.ThrowIfCancellationRequested();
            if (!claim())
                throw new OperationCanceledException("It was undone first.");

            await commit(stop).ConfigureAwait(false);
            settings.Recorder.TryEnd(request, AuditEvent.Succeeded, what);
            _ended.TrySetResult(true);
        }
        catch (Exception failure)
        {
            if (isStarted)
                settings.Recorder.TryEnd(request, failure is OperationCanceledException ? AuditEvent.Cancelled : AuditEvent.Failed, failure);

            _ended.TrySetException(failure); // nothing, where it was undone: that has been said
        }
        finally
        {
            _timer?.Dispose();
        }
    }
}
