namespace AgentSafety;

/// <summary>What happened to an act. Each has one name in the log, which never changes.</summary>
/// <example><code>new AuditEntry(AuditEvent.Started, act: id)</code></example>
public enum AuditEvent
{
    /// <summary><c>requested</c>: somebody is asked whether the act may run.</summary>
    Requested = 0,

    /// <summary><c>approved</c>: a person agreed to it.</summary>
    Approved = 1,

    /// <summary><c>denied</c>: it will not run, because of a gate, a capability, a limit.</summary>
    Denied = 2,

    /// <summary><c>started</c>: it runs from here on. Written before the act: without it, the act must not run.</summary>
    Started = 3,

    /// <summary><c>succeeded</c>: it came back.</summary>
    Succeeded = 4,

    /// <summary><c>failed</c>: it threw. What it has done until then is not known.</summary>
    Failed = 5,

    /// <summary><c>cancelled</c>: it gave up because of its token.</summary>
    Cancelled = 6,

    /// <summary><c>undone</c>: its compensation ran.</summary>
    Undone = 7,

    /// <summary><c>undo_failed</c>: its compensation failed.</summary>
    UndoFailed = 8,

    /// <summary><c>stopped</c>: the kill switch was tripped.</summary>
    Stopped = 9,

    /// <summary><c>reset</c>: a person reset the kill switch.</summary>
    Reset = 10,

    /// <summary><c>recovered</c>: the log found a record at its end that was never finished, and cut it off. Only the log writes it.</summary>
    Recovered = 11,
}
