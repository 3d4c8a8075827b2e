namespace AgentSafety;

/// <summary>The end of the log as it is found before the next record: the last finished one, and what stands after it.</summary>
/// <param name="Last">The last finished record, or <see langword="null"/> in an empty log.</param>
/// <param name="End">Where the current file's last finished line ends, in bytes.</param>
/// <param name="Torn">What stands after it: a record whose writer died, or nothing.</param>
internal sealed record AuditTail(AuditRecord? Last, long End, byte[] Torn)
{
    private const int FirstLook = 1 << 12;

    public AuditHead Place => Last?.Place ?? AuditHead.BeforeTheFirst;

    /// <exception cref="AuditException">The last finished record isn't what was written.</exception>
    public static AuditTail Find(AuditFiles files, SealedLine seal)
    {
        var current = Of(files.Current, files.Disk, seal);
        if (current.Last is not null || files.Closed() is not [.., var newest])
            return current;

        var closed = Of(newest, files.Disk, seal);
        return closed is { Last: { } last, Torn: [] } ? current with { Last = last } : throw Broken(newest);
    }

    public AuditEntry Tell()
    {
        return new(AuditEvent.Recovered, reason: "an unfinished record stood at the end of the log; it was never acknowledged", details: new Dictionary<string, string>
        {
            ["bytes"] = Torn.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["sha256"] = SealedLine.Fingerprint(Torn),
        });
    }

    private static AuditTail Of(string path, DurableFiles disk, SealedLine seal)
    {
        using var stream = disk.OpenToRead(path);
        var bytes = EndOf(stream);
        var end = Array.LastIndexOf(bytes, (byte)'\n');
        var torn = bytes.Skip(end + 1).ToArray();
        if (end < 0)
            return new(null, 0, torn);

        var start = end == 0 ? 0 : Array.LastIndexOf(bytes, (byte)'\n', end - 1) + 1;
        var line = new ArraySegment<byte>(bytes, start, end - start);
        return seal.HashOf(line) is { } hash && AuditLine.Read(line, hash) is { } last
            ? new(last, stream.Length - torn.Length, torn)
            : throw Broken(path);
    }

    /// <summary>As much of the end as holds the last two line ends, or everything.</summary>
    private static byte[] EndOf(Stream stream)
    {
        for (long wanted = FirstLook; ; wanted *= 2)
        {
            var bytes = new byte[Math.Min(wanted, stream.Length)];
            stream.Position = stream.Length - bytes.Length;
            for (int filled = 0, read; filled < bytes.Length; filled += read)
            {
                if ((read = stream.Read(bytes, filled, bytes.Length - filled)) == 0)
                    throw new EndOfStreamException();
            }

            if (bytes.Length == stream.Length || bytes.Count(static value => value == '\n') > 1 || wanted > 2 * LineReader.LongestLine)
                return bytes;
        }
    }

    private static AuditException Broken(string path) =>
        new($"the last record of '{path}' isn't what was written; verify the log, keep it, and begin a new one");
}
