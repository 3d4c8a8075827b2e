namespace AgentSafety;

public sealed partial class NoveltyLedger
{
    private const int MostSkipped = 100;
    private static readonly byte[] LineEnd = [(byte)'\n'];

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<SkippedEntry> _skipped = [];
    private long _read; // where the first line begins that isn't taken in

    /// <summary>Under the file's lock.</summary>
    private bool Add(string key, byte[] line)
    {
        using var stream = _disk.OpenToWrite(_path);
        FinishLastLine(stream);
        if (_known.Contains(key))
            return false;

        _disk.Append(stream, line, _options.Fsync);
        CatchUp(stream);
        return true;
    }

    /// <summary>Takes in what others have added. Costs a look at the file's length where they haven't.</summary>
    private void CatchUp()
    {
        var file = new FileInfo(_path);
        if (file.Exists && file.Length == _read)
            return;

        using var stream = _disk.OpenToRead(_path);
        CatchUp(stream);
    }

    private void CatchUp(Stream stream)
    {
        if (stream.Length < _read)
            ForgetAll(stream.Length);

        stream.Position = _read;
        foreach (var line in LineReader.Read(stream))
        {
            if (!line.IsFinished)
                return; // somebody may be writing it right now

            if (LedgerLine.Read(line.Bytes) is { } key)
                _known.Add(key);
            else if (line.Bytes.Count > 0)
                Skip(line.Offset, line.Bytes.Count, "not an entry, or not as it was written");

            _read = line.Next;
        }
    }

    /// <summary>Under the file's lock nobody is writing: what isn't finished never will be. It gets a line of its own, and the next entry another.</summary>
    private void FinishLastLine(Stream stream)
    {
        CatchUp(stream);
        if (stream.Length == 0)
            return;

        stream.Position = stream.Length - 1;
        if (stream.ReadByte() == LineEnd[0])
            return;

        _disk.Append(stream, LineEnd, _options.Fsync);
        CatchUp(stream);
    }

    /// <summary>The file lost what we have read: what it no longer says is novel again.</summary>
    private void ForgetAll(long length)
    {
        Skip(length, _read - length, "the file is shorter than it was");
        _known.Clear();
        _read = 0;
    }

    private void Skip(long offset, long length, string why)
    {
        if (_skipped.Count < MostSkipped)
            _skipped.Add(new(offset, length, why));
    }
}
