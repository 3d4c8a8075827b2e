using System.Diagnostics;

namespace AgentSafety;

/// <summary>
/// A ledger in one file, to which lines are only added. What <see cref="Remember"/> has acknowledged is there after any crash;
/// what a crash left half written is skipped, and <see cref="Skipped"/> says so. Several threads and processes may share the file.
/// </summary>
/// <remarks>Put it where the agent can't write: who can write it can make anything look familiar.</remarks>
/// <example><code>
/// var ledger = new NoveltyLedger("/var/lib/agent/ledger.jsonl");
/// if (!ledger.HasDone("deploy-bot", "delete bucket"))
///     await AgentGuard.EnsureApprovedAsync("delete bucket, for the first time,", target: name);
/// </code></example>
public sealed partial class NoveltyLedger : INoveltyLedger
{
    private readonly object _turn = new();
    private readonly string _path;
    private readonly NoveltyLedgerOptions _options;
    private readonly DurableFiles _disk;

    /// <summary>Opens the ledger, or begins one.</summary>
    /// <param name="path">The file. Its folder must exist; <c>path.lock</c> stands beside it.</param>
    /// <param name="options">How to write; safe if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="IOException">It can't be read or written, or the file system doesn't lock files.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    /// <example><code>var ledger = new NoveltyLedger("ledger.jsonl");</code></example>
    public NoveltyLedger(string path, NoveltyLedgerOptions? options = null)
        : this(path, options ?? new(), DurableFiles.OnDisk)
    {
    }

    internal NoveltyLedger(string path, NoveltyLedgerOptions options, DurableFiles disk)
    {
        _path = string.IsNullOrWhiteSpace(path) ? throw new ArgumentException("The ledger needs a file.", nameof(path)) : Path.GetFullPath(path);
        (_options, _disk) = (options, disk);
        FileLock.EnsureItLocks(_path, options.LockTimeout);
        using (FileLock.Take(_path, options.LockTimeout))
        using (var stream = disk.OpenToWrite(_path))
            FinishLastLine(stream);
    }

    /// <summary>What could not be read so far, in the order of the file; the first hundred. Empty if nothing was lost.</summary>
    /// <example><code>if (ledger.Skipped.Count > 0) logger.LogWarning("The ledger was damaged.");</code></example>
    public IReadOnlyList<SkippedEntry> Skipped
    {
        get
        {
            lock (_turn)
                return [.. _skipped];
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    /// <example><code>ledger.HasDone("deploy-bot", "delete bucket", "logs")</code></example>
    public bool HasDone(string agent, string operation, string? resource = null)
    {
        var key = LedgerLine.KeyOf(Said(agent, nameof(agent)), Said(operation, nameof(operation)), resource);
        lock (_turn)
        {
            CatchUp();
            return _known.Contains(key);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <example><code>ledger.Remember("deploy-bot", "delete bucket", "logs")</code></example>
    public bool Remember(string agent, string operation, string? resource = null)
    {
        var key = LedgerLine.KeyOf(Said(agent, nameof(agent)), Said(operation, nameof(operation)), resource);
        var line = LedgerLine.Write(agent, operation, resource, (_options.Time ?? TimeProvider.System).GetUtcNow());
        var waiting = Stopwatch.StartNew();
        lock (_turn)
        {
            using (FileLock.Take(_path, _options.LockTimeout, waiting))
                return Add(key, line);
        }
    }

    private static string Said(string text, string parameter) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("The ledger is about somebody who does something.", parameter) : text;
}
