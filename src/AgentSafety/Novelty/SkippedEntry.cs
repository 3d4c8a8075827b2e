namespace AgentSafety;

/// <summary>A piece of a ledger that can't be read: half a line of a writer that died, or a disk that forgot. What it said is novel again.</summary>
/// <example><code>foreach (var skipped in ledger.Skipped) logger.LogWarning("Ledger: {Skipped}", skipped);</code></example>
public sealed class SkippedEntry
{
    internal SkippedEntry(long offset, long length, string why) => (Offset, Length, Why) = (offset, length, why);

    /// <summary>Where it begins in the file, in bytes.</summary>
    /// <example><code>Console.WriteLine($"{skipped.Length} bytes at {skipped.Offset}: {skipped.Why}");</code></example>
    public long Offset { get; }

    /// <summary>How long it is, in bytes, without its line end.</summary>
    /// <example><code>Console.WriteLine($"{skipped.Length} bytes at {skipped.Offset}: {skipped.Why}");</code></example>
    public long Length { get; }

    /// <summary>Why it was skipped, as a phrase.</summary>
    /// <example><code>Console.WriteLine($"{skipped.Length} bytes at {skipped.Offset}: {skipped.Why}");</code></example>
    public string Why { get; }

    /// <summary>All three.</summary>
    /// <returns>For example <c>17 bytes at 4096: not an entry</c>.</returns>
    /// <example><code>Console.Error.WriteLine(skipped.ToString());</code></example>
    public override string ToString() => $"{Length} bytes at {Offset}: {Why}";
}
