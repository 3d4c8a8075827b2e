using Microsoft.Extensions.Logging;

namespace AgentSafety;

/// <summary>What is logged. Ids and names of events are promises, like the names of their values.</summary>
internal static partial class GuardEvents
{
    [LoggerMessage(1, LogLevel.Information, "An agent asks to {Operation} on {Target} ({Act}).", EventName = "agentsafety.act.requested")]
    public static partial void Requested(ILogger logger, string? operation, string? target, string? act);

    [LoggerMessage(2, LogLevel.Information, "{Approver} approved {Operation} on {Target} ({Act}).", EventName = "agentsafety.act.approved")]
    public static partial void Approved(ILogger logger, string? approver, string? operation, string? target, string? act);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} on {Target} was denied: {Reason} ({Act}).", EventName = "agentsafety.act.denied")]
    public static partial void Denied(ILogger logger, string? operation, string? target, string? reason, string? act);

    [LoggerMessage(4, LogLevel.Information, "{Operation} on {Target} starts ({Act}).", EventName = "agentsafety.act.started")]
    public static partial void Started(ILogger logger, string? operation, string? target, string? act);

    [LoggerMessage(5, LogLevel.Information, "{Operation} on {Target} succeeded ({Act}).", EventName = "agentsafety.act.succeeded")]
    public static partial void Succeeded(ILogger logger, string? operation, string? target, string? act);

    [LoggerMessage(6, LogLevel.Error, "{Operation} on {Target} failed: {Reason} ({Act}).", EventName = "agentsafety.act.failed")]
    public static partial void Failed(ILogger logger, string? operation, string? target, string? reason, string? act);

    [LoggerMessage(7, LogLevel.Warning, "{Operation} on {Target} was cancelled ({Act}).", EventName = "agentsafety.act.cancelled")]
    public static partial void Cancelled(ILogger logger, string? operation, string? target, string? act);

    [LoggerMessage(8, LogLevel.Warning, "{Operation} on {Target} was undone ({Act}).", EventName = "agentsafety.act.undone")]
    public static partial void Undone(ILogger logger, string? operation, string? target, string? act);

    [LoggerMessage(9, LogLevel.Critical, "{Operation} on {Target} could not be undone: {Reason} ({Act}).", EventName = "agentsafety.act.undo_failed")]
    public static partial void UndoFailed(ILogger logger, string? operation, string? target, string? reason, string? act);

    [LoggerMessage(10, LogLevel.Critical, "The kill switch was tripped: {Reason}.", EventName = "agentsafety.kill_switch.tripped")]
    public static partial void Stopped(ILogger logger, string? reason);

    [LoggerMessage(11, LogLevel.Warning, "{Approver} reset the kill switch.", EventName = "agentsafety.kill_switch.reset")]
    public static partial void Reset(ILogger logger, string? approver);

    [LoggerMessage(12, LogLevel.Debug, "The audit log ends at {Head}.", EventName = "agentsafety.audit.head")]
    public static partial void Head(ILogger logger, AuditHead head);

    [LoggerMessage(13, LogLevel.Critical, "The audit log could not keep a record.", EventName = "agentsafety.audit.failed")]
    public static partial void NotKept(ILogger logger, Exception failure);
}
