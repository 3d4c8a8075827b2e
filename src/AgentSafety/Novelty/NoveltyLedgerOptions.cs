namespace AgentSafety;

/// <summary>How a <see cref="NoveltyLedger"/> writes. What isn't set is safe.</summary>
/// <example><code>var ledger = new NoveltyLedger("ledger.jsonl", new NoveltyLedgerOptions { LockTimeout = TimeSpan.FromSeconds(2) });</code></example>
public sealed class NoveltyLedgerOptions
{
    /// <summary>Wait for the disk before something counts as remembered? True if not set. False survives the end of the process, not that of the machine.</summary>
    /// <example><code>new NoveltyLedgerOptions { Fsync = false } // only where being asked again after a power cut is fine</code></example>
    public bool Fsync { get; set; } = true;

    /// <summary>How long another writer is waited for. Ten seconds if not set.</summary>
    /// <example><code>new NoveltyLedgerOptions { LockTimeout = TimeSpan.FromSeconds(2) }</code></example>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the time of an entry comes from; the system's if <see langword="null"/>.</summary>
    /// <example><code>new NoveltyLedgerOptions { Time = new FakeTimeProvider() }</code></example>
    public TimeProvider? Time { get; set; }
}
