using System.Globalization;
using System.Text;

namespace AgentSafety;

/// <summary>
/// What was kept last, beside the log, so that a log that lost its end can't go on as if nothing were. It is written after the record,
/// in place and always of one length, which no crash leaves half done. It can lag behind, by one record where its writer died and by more where the machine did; it never leads.
/// </summary>
internal sealed class AuditHeadFile(string path, DurableFiles disk)
{
    private const int CountDigits = 19;
    private static readonly int Length = CountDigits + 1 + SealedLine.Nothing.Length + 1;

    /// <summary>Missing, or empty because its writer died before the first byte.</summary>
    public bool IsUnwritten => new FileInfo(path) is not { Exists: true, Length: > 0 };

    /// <param name="head">What was kept last.</param>
    /// <param name="toDisk">The first time: from then on the sector is there, and is rewritten.</param>
    public void Write(AuditHead head, bool toDisk = false)
    {
        var text = (head.Sequence + 1).ToString("D" + CountDigits, CultureInfo.InvariantCulture) + ":" + head.Hash + "\n";
        using var stream = disk.OpenToWrite(path);
        stream.Write(Encoding.ASCII.GetBytes(text), 0, Length);
        disk.Flush(stream, toDisk); // if the machine dies, the old one is there, and lags
    }

    /// <summary>The head, or nothing if the file is missing or says anything that we don't write.</summary>
    public AuditHead? Read()
    {
        using var stream = disk.OpenToRead(path);
        var bytes = new byte[Length + 1];
        var filled = 0;
        for (int read; filled < bytes.Length && (read = stream.Read(bytes, filled, bytes.Length - filled)) > 0;)
            filled += read;

        var text = Encoding.ASCII.GetString(bytes, 0, filled);
        if (filled != Length || text[Length - 1] != '\n' || text[CountDigits] != ':' || !text.Take(CountDigits).All(static digit => digit is >= '0' and <= '9'))
            return null;

        return AuditHead.TryParse(text.TrimEnd('\n')) is { Sequence: var count, Hash: var hash } ? new(count - 1, hash) : null; // the file counts from 1
    }
}
