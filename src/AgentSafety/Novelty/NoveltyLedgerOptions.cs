namespace AgentSafety;

/// <summary>How a <see cref="NoveltyLedger"/> writes. What isn't set is safe.</summary>
/// <example><code>var ledger = new NoveltyLedger("ledger.jsonl", new NoveltyLedgerOptions { LockTimeout = TimeSpan.FromSeconds(2) });</code></example>
public sealed class NoveltyLedgerOptions
{
    /// <summary>Wait for the disk before something counts as remembered? True if not set. False survives the end of the process, not that of the machine.</summary>
    public bool Fsync { get; set; } = true;

    /// <summary>How long another writer is waited for. Ten seconds if not set.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the time of an entry comes from; the system's if <see langword="null"/>.</summary>
    public TimeProvider? Time { get; set; }
}
