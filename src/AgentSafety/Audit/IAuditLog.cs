namespace AgentSafety;

/// <summary>Where guards write what was done. It keeps the order, and says when it can't keep a record.</summary>
/// <example><code>options.Audit = new AuditLog("audit.jsonl");</code></example>
public interface IAuditLog
{
    /// <summary>Writes one record after all others.</summary>
    /// <param name="entry">What happened.</param>
    /// <returns>Its place in the log. When this has come back, the record is kept.</returns>
    /// <remarks>Called from several threads at the same time. It may wait for a disk, and for another process.</remarks>
    /// <exception cref="AuditException">It was not kept: what it tells of must not be done.</exception>
    /// <example><code>log.Append(new AuditEntry(AuditEvent.Started, act: id, operation: "delete bucket"));</code></example>
    AuditHead Append(AuditEntry entry);
}
