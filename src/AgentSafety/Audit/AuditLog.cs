using System.Diagnostics;

namespace AgentSafety;

/// <summary>
/// An audit log in a file: one line of JSON for each record, each with the hash of the one before, so that <see cref="Verify(AuditHead?)"/> finds
/// what was changed, deleted or moved. Several threads and processes may write to one log.
/// </summary>
/// <remarks>
/// A record is on disk when <see cref="Append"/> comes back. A log that lost its end, or whose last record was changed, takes no more records.
/// Put it where the agent can't write, on a local disk.
/// </remarks>
/// <example><code>
/// var log = new AuditLog("/var/log/agent/audit.jsonl");
/// log.Append(new AuditEntry(AuditEvent.Started, act: id, operation: "delete bucket", target: "logs"));
/// </code></example>
public sealed partial class AuditLog : IAuditLog
{
    private readonly object _turn = new();
    private readonly AuditFiles _files;
    private readonly SealedLine _seal;
    private readonly Redaction _redaction;
    private readonly AuditLogOptions _options;

    /// <summary>Opens the log, or begins one.</summary>
    /// <param name="path">The file that is written to. Its folder must exist. Files beside it begin with the same name.</param>
    /// <param name="options">How to write; safe if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The path is blank, or an option can't be.</exception>
    /// <exception cref="AuditException">The log can't be written to, or the file system doesn't lock files.</exception>
    /// <example><code>var log = new AuditLog("audit.jsonl", new AuditLogOptions { Key = key });</code></example>
    public AuditLog(string path, AuditLogOptions? options = null)
        : this(path, options ?? new(), DurableFiles.OnDisk)
    {
    }

    internal AuditLog(string path, AuditLogOptions options, DurableFiles disk)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("The log needs a file.", nameof(path));

        if (options.Key is { Length: < 32 })
            throw new ArgumentException("A key has at least 32 bytes, or it can be guessed.", nameof(options));

        _files = new(path, disk);
        _seal = new((byte[]?)options.Key?.Clone()); // who clears the key after giving it must not make it one that can be guessed
        _redaction = new(options.MoreRedactions);
        _options = options;
        Exclusively(Begin, prepare: () => FileLock.EnsureItLocks(_files.Current, options.LockTimeout));
    }

    /// <summary>The last record's place. Keep it elsewhere to prove later that nothing was cut off.</summary>
    /// <exception cref="AuditException">The log can't be read, or was changed.</exception>
    /// <example><code>logger.LogInformation("Audit log ends at {Head}", log.Head);</code></example>
    public AuditHead Head => Exclusively(() => Tail().Place);

    internal Redaction Rules => _redaction;

    /// <inheritdoc/>
    /// <example><code>log.Append(new AuditEntry(AuditEvent.Succeeded, act: id));</code></example>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    public AuditHead Append(AuditEntry entry)
    {
        var clean = _redaction.Of(entry ?? throw new ArgumentNullException(nameof(entry))); // before the lock: it takes time
        return Exclusively(() => Write(clean));
    }

    /// <summary>Whatever goes wrong in here, the record was not kept.</summary>
    private T Exclusively<T>(Func<T> act, Action? prepare = null)
    {
        try
        {
            prepare?.Invoke();
            var waiting = Stopwatch.StartNew();
            lock (_turn) // a queue that is fair; the file's lock is asked for again and again
            {
                using (FileLock.Take(_files.Current, _options.LockTimeout, waiting))
                    return act();
            }
        }
        catch (Exception failure) when (failure is not AuditException)
        {
            throw new AuditException($"The audit log '{_files.Current}' can't be used: {failure.Message}", failure);
        }
    }
}
