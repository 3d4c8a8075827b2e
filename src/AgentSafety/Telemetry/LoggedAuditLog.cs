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
        try
        {
            var place = inner.Append(entry);
            if (logger.IsEnabled(LogLevel.Critical))
                Log(Redaction.Default.Of(entry));

            GuardEvents.Head(logger, place);
            return place;
        }
        catch (AuditException failure)
        {
            ActTelemetry.LostRecords.Add(1);
            GuardEvents.NotKept(logger, failure);
            throw;
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
