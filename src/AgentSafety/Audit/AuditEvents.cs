namespace AgentSafety;

/// <summary>Names of events in the log: what is written today is read in ten years.</summary>
internal static class AuditEvents
{
    private static readonly string[] Names =
        ["requested", "approved", "denied", "started", "succeeded", "failed", "cancelled", "undone", "undo_failed", "stopped", "reset", "recovered"];

    public static string Name(AuditEvent what) => what is >= 0 and <= AuditEvent.Recovered
        ? Names[(int)what]
        : throw new ArgumentOutOfRangeException(nameof(what), what, "There is no such event.");

    public static AuditEvent? Parse(string? name) => Array.IndexOf(Names, name) is >= 0 and var index ? (AuditEvent)index : null;

    /// <summary>Does an act that was started end with it?</summary>
    public static bool Ends(AuditEvent what) => what is AuditEvent.Succeeded or AuditEvent.Failed or AuditEvent.Cancelled;
}
