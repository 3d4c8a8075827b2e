namespace AgentSafety;

/// <summary>The audit log could not take a record. What was to be recorded must not be done: an act that nobody can account for is none.</summary>
/// <remarks>An <see cref="IOException"/>: the disk is full, another process holds the log, or it was changed by somebody else.</remarks>
/// <example><code>catch (AuditException broken) { kill.Trip("the audit log is broken: " + broken.Message); }</code></example>
public sealed class AuditException : IOException
{
    internal AuditException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
