namespace AgentSafety;

/// <summary>An act that may begin: all guards said yes. What comes of it is told here, once.</summary>
internal sealed class Admission(GuardSettings settings, ApprovalRequest request, ProposedAct act, ActSpan span, CancellationTokenSource? linked, CancellationToken token)
{
    /// <summary>Whom the ledger knows an agent by that nobody has named.</summary>
    public const string Unnamed = "unnamed agent";

    /// <summary>For the act: cancelled by the caller, or by the kill switch.</summary>
    public CancellationToken Token => token;

    /// <summary>The act came back.</summary>
    /// <exception cref="AuditException">It ran, and can't be recorded.</exception>
    public void Succeeded()
    {
        linked?.Dispose();
        act.Rollback?.ActDone(); // before the record: what ran can be undone even if it can't be recorded
        Learn();
        span.End(AuditEvent.Succeeded);
        settings.Recorder.Ended(request, AuditEvent.Succeeded, reason: null);
    }

    /// <summary>The caller acts by itself, and nobody will say how it ends: in the log, the act stays a started one.</summary>
    public void LeftToCaller()
    {
        linked?.Dispose();
        Learn();
    }

    /// <summary>The act threw, or was cancelled. What it had done until then is undone.</summary>
    /// <exception cref="RollbackFailedException">A compensation failed too.</exception>
    public async ValueTask FailedAsync(Exception failure)
    {
        var how = failure is OperationCanceledException && token.IsCancellationRequested ? AuditEvent.Cancelled : AuditEvent.Failed;
        linked?.Dispose();
        span.End(how, failure);
        settings.Recorder.TryEnd(request, how, failure);
        if (act.Rollback is not { ImpossibleBecause: null } rollback)
            return;

        var report = await rollback.ActFailedAsync().ConfigureAwait(false);
        if (!report.IsComplete)
            throw new RollbackFailedException(act, report, failure);
    }

    private void Learn()
    {
        try
        {
            settings.Novelty?.Remember(request.Agent ?? Unnamed, request.Operation);
        }
        catch (Exception)
        {
            // It ran. That nobody remembers means that a person is asked again next time.
        }
    }
}
