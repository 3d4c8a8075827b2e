namespace AgentSafety;

public sealed partial class AuditLog
{
    /// <summary>Reads the whole log and says what isn't as it was written. Writers wait meanwhile.</summary>
    /// <param name="anchor">A place of this log that was kept elsewhere: it must still be there, unchanged. Without it, who can write the log can cut off its end.</param>
    /// <returns>What was found. Look at <see cref="AuditReport.IsIntact"/>.</returns>
    /// <exception cref="AuditException">The log can't be read.</exception>
    /// <example><code>Debug.Assert(log.Verify().IsIntact);</code></example>
    public AuditReport Verify(AuditHead? anchor = null) => Exclusively(() => new AuditVerification(_files, _seal, anchor).Run());

    /// <summary>Reads a log that nobody writes to, for instance a copy.</summary>
    /// <param name="path">The file that is written to; the closed ones are found beside it.</param>
    /// <param name="key">The secret that the log was written with, or <see langword="null"/>.</param>
    /// <param name="anchor">A place that was kept elsewhere, or <see langword="null"/>.</param>
    /// <returns>What was found. A log that isn't there isn't intact.</returns>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <example><code>return AuditLog.Verify("audit.jsonl", anchor: AuditHead.Parse(saved)).IsIntact ? 0 : 1;</code></example>
    public static AuditReport Verify(string path, byte[]? key = null, AuditHead? anchor = null) =>
        new AuditVerification(new(path, DurableFiles.OnDisk), new(key), anchor).Run();

    /// <summary>The records of a log, oldest first, as they stand there. It says nothing about whether they were changed: that is <see cref="Verify(AuditHead?)"/>.</summary>
    /// <param name="path">The file that is written to; the closed ones are found beside it.</param>
    /// <returns>Read while you go through it. Lines that aren't records are left out.</returns>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <example><code>var deletions = AuditLog.Read("audit.jsonl").Count(record => record.Entry.Operation == "delete bucket");</code></example>
    public static IEnumerable<AuditRecord> Read(string path)
    {
        foreach (var file in new AuditFiles(path, DurableFiles.OnDisk).InOrder())
        {
            using var stream = DurableFiles.OnDisk.OpenToRead(file);
            foreach (var (_, line, _, isFinished) in LineReader.Read(stream))
            {
                if (isFinished && SealedLine.StatedBy(line) is { } hash && AuditLine.Read(line, hash) is { } record)
                    yield return record;
            }
        }
    }
}
