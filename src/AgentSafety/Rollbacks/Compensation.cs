namespace AgentSafety;

/// <summary>One step back.</summary>
internal sealed record Compensation(string How, Func<CancellationToken, Task> Undo)
{
    /// <summary>Whatever becomes of it is a result: it stops nobody. One that hangs is left behind, since others wait for their turn.</summary>
    public async Task<CompensationResult> RunAsync(GuardSettings settings)
    {
        using var patience = settings.Time.CancelAfter(settings.RollbackTimeout);
        try
        {
            await UndoneAsync(patience.Token).OrCanceled(patience.Token).ConfigureAwait(false);
            return new(How, null);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new(How, new TimeoutException($"It took longer than {settings.RollbackTimeout:c}."));
        }
        catch (Exception failure)
        {
            return new(How, failure);
        }
    }

    private Task<bool> UndoneAsync(CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await Undo(cancellationToken).ConfigureAwait(false);
            return true;
        },
        CancellationToken.None);
}
