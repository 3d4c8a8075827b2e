namespace AgentSafety;

/// <summary>How an <see cref="AuditLog"/> writes. What isn't set is safe.</summary>
/// <example><code>
/// var log = new AuditLog("audit.jsonl", new AuditLogOptions { Key = key, LargestFile = 16 * 1024 * 1024 });
/// </code></example>
public sealed class AuditLogOptions
{
    /// <summary>
    /// Secret of the chain, at least 32 bytes: with it, who can write the file but doesn't know the key can't write the chain anew.
    /// <see langword="null"/>: the chain finds changes by whoever doesn't recompute all of it.
    /// </summary>
    /// <example><code>new AuditLogOptions { Key = Convert.FromBase64String(secret) }</code></example>
    public byte[]? Key { get; set; }

    /// <summary>Wait for the disk after each record? True if not set. False survives the end of the process, not that of the machine.</summary>
    /// <example><code>new AuditLogOptions { Fsync = false } // only where losing the end in a power cut is fine</code></example>
    public bool Fsync { get; set; } = true;

    /// <summary>In bytes: a file that has grown to this is closed and kept beside the log, and the chain goes on in a new one. 64 MiB if not set.</summary>
    /// <example><code>new AuditLogOptions { LargestFile = 16L &lt;&lt; 20 }</code></example>
    public long LargestFile { get; set; } = 64L << 20;

    /// <summary>How long another writer is waited for before the record is refused. Ten seconds if not set.</summary>
    /// <example><code>new AuditLogOptions { LockTimeout = TimeSpan.FromSeconds(2) }</code></example>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Secrets of your own to cut out, in addition to <see cref="RedactionRule.Defaults"/>.</summary>
    /// <example><code>new AuditLogOptions { MoreRedactions = [new RedactionRule("customer", "K[0-9]{8}")] }</code></example>
    public IReadOnlyList<RedactionRule> MoreRedactions { get; set; } = [];

    /// <summary>Where the time of a record comes from; the system's if <see langword="null"/>.</summary>
    /// <example><code>new AuditLogOptions { Time = new FakeTimeProvider() }</code></example>
    public TimeProvider? Time { get; set; }
}
