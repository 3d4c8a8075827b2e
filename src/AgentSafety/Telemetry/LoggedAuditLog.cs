using Microsoft.Extensions.Logging;

namespace AgentSafety;

/// <summary>
/// An audit log whose records are logged too, through <see cref="ILogger"/>, once they are kept. Where the logger sends to another machine, the places
/// it logs (event 12, level debug) are the anchors that a cut-off end is found with.
/// </summary>
/// <param name="inner">Keeps the records. What it can't keep is not logged as done.</param>
/// <param name="logger">Of the category <see cref="AgentSafetyTelemetry.LoggerCategory"/>, if events are to be found by their stable names. Text has no secrets in it.</param>
/// <example><code>IAuditLog log = new LoggedAuditLog(new AuditLog("audit.jsonl"), loggers.CreateLogger(AgentSafetyTelemetry.LoggerCategory));</code></example>
public sealed class LoggedAuditLog(IAuditLog inner, ILogger logger) : IAuditLog
{
    /// <summary>Keeps the record, then logs it.</summary>
    /// <param name="entry">What happened.</param>
    /// <returns>Its place in the log.</returns>
    /// <exception cref="AuditException">It was not kept.</exception>
    /// <example><code>log.Append(new AuditEntry(AuditEvent.Approved, act: id, approver: "ada@example.com"));</code></example>
    public AuditHead Append(AuditEntry entry)
    {
        AuditHead place;
        try
        {
            place = inner.Append(entry);
        }
        catch (Exception failure)
        {
            TryLog(() =>
            {
                ActTelemetry.LostRecords.Add(1);
                GuardEvents.NotKept(logger, failure);
            });
            throw;
        }

        TryLog(() =>
        {
            if (logger.IsEnabled(LogLevel.Critical))
                Log(Rules.Of(entry));

            GuardEvents.Head(logger, place);
        });
        return place;
    }

    /// <summary>What the log cuts out of its file, it doesn't want elsewhere either.</summary>
    private Redaction Rules => inner is AuditLog file ? file.Rules : Redaction.Default;

    /// <summary>A logger that breaks must not make a kept record look like a lost one, nor hide why another was lost.</summary>
    private static void TryLog(Action log)
    {
        try
        {
            log();
        }
        catch (Exception)
        {
            // The record is kept, or its failure is on its way out. Nothing that is logged decides anything.
        }
    }

    private void Log(AuditEntry entry)
    {
        var (operation, target, act, reason) = (entry.Operation, entry.Target, entry.Act, entry.Reason);
        switch (entry.What)
        {
            case AuditEvent.Requested: GuardEvents.Requested(logger, operation, target, act); break;
            case AuditEvent.Approved: GuardEvents.Approved(logger, entry.Approver, operation, target, act); break;
            case AuditEvent.Denied: GuardEvents.Denied(logger, operation, target, reason, act); break;
            case AuditEvent.Started: GuardEvents.Started(logger, operation, target, act); break;
            case AuditEvent.Succeeded: GuardEvents.Succeeded(logger, operation, target, act); break;
            case AuditEvent.Failed: GuardEvents.Failed(logger, operation, target, reason, act); break;
            case AuditEvent.Cancelled: GuardEvents.Cancelled(logger, operation, target, act); break;
            case AuditEvent.Undone: GuardEvents.Undone(logger, operation, target, act); break;
            case AuditEvent.UndoFailed: GuardEvents.UndoFailed(logger, operation, target, reason, act); break;
            case AuditEvent.Stopped: GuardEvents.Stopped(logger, reason); break;
            case AuditEvent.Reset: GuardEvents.Reset(logger, entry.Approver); break;
        }
    }
}
