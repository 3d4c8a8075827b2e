namespace AgentSafety;

/// <summary>An entry as it stands in the log: with its place, its time and its hash.</summary>
/// <example><code>
/// foreach (var record in AuditLog.Read("audit.jsonl"))
///     Console.WriteLine($"{record.At:u} {record.Entry.What} {record.Entry.Operation} {record.Entry.Target}");
/// </code></example>
public sealed class AuditRecord
{
    internal AuditRecord(AuditEntry entry, AuditHead place, string previous, DateTimeOffset at) =>
        (Entry, Place, Previous, At) = (entry, place, previous, at);

    /// <summary>What was written, after secrets were cut out.</summary>
    /// <example><code>record.Entry.Operation</code></example>
    public AuditEntry Entry { get; }

    /// <summary>Its number, from 0, and its hash. Kept elsewhere, it proves that the log still has everything up to here.</summary>
    /// <example><code>await elsewhere.KeepAsync(record.Place);</code></example>
    public AuditHead Place { get; }

    /// <summary>Hash of the record before it.</summary>
    /// <example><code>record.Previous // the hash of the record before</code></example>
    public string Previous { get; }

    /// <summary>When it was written, in UTC.</summary>
    /// <example><code>record.At.ToLocalTime()</code></example>
    public DateTimeOffset At { get; }
}
