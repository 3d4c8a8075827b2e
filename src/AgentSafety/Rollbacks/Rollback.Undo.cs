namespace AgentSafety;

public sealed partial class Rollback
{
    /// <summary>Ends when the act is final: its window has passed and it was committed. Cancelled if it was undone first, or never began; failed if the commit failed.</summary>
    /// <exception cref="InvalidOperationException">Nothing is committed later.</exception>
    /// <example><code>await rollback.Committed;</code></example>
    public Task Committed => _commit?.Ended ?? throw new InvalidOperationException("Nothing is committed later: see CommitAfter.");

    /// <summary>Undoes the act: runs the compensations in reverse order, each once. Whoever calls it again gets the report of the first time.</summary>
    /// <param name="cancellationToken">Gives up waiting for the report. What has begun to be undone is undone to the end.</param>
    /// <returns>What became of each compensation.</returns>
    /// <exception cref="InvalidOperationException">The act has not come back yet, did not run, is committed, or there is no way back.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example><code>
    /// var report = await rollback.UndoAsync(cancellationToken);
    /// if (!report.IsComplete)
    ///     await CallSomebodyAsync(report);
    /// </code></example>
    public async Task<RollbackReport> UndoAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await Begin(afterFailure: false).OrCanceled(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The act failed, or was cancelled: what it did until then is undone at once.</summary>
    internal Task<RollbackReport> ActFailedAsync() => Begin(afterFailure: true);

    private Task<RollbackReport> Begin(bool afterFailure)
    {
        lock (_turn)
        {
            if (_undoing is not null)
                return _undoing;

            if (_state is not State.Done && !afterFailure)
                throw new InvalidOperationException(_state switch
                {
                    State.Committed => "It is too late: the act is committed.",
                    State.Refused => "The act did not run: there is nothing to undo.",
                    _ => "The act has not come back: there is nothing to undo yet.",
                });

            if (ImpossibleBecause is not null && !afterFailure)
                throw new InvalidOperationException($"There is no way back: {ImpossibleBecause}");

            _state = State.Undone;
            _commit?.GiveUp();
            return _undoing = RunAsync([.. _compensations], _request!, _settings!);
        }
    }

    /// <summary>A stack is enumerated from its top: the last that was registered is the first to run.</summary>
    private static async Task<RollbackReport> RunAsync(Compensation[] compensations, ApprovalRequest request, GuardSettings settings)
    {
        var results = new List<CompensationResult>();
        foreach (var compensation in compensations)
        {
            var result = await compensation.RunAsync(settings).ConfigureAwait(false);
            settings.Recorder.Undo(request, result);
            results.Add(result);
        }

        return new(results);
    }
}
