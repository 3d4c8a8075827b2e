namespace AgentSafety;

public sealed partial class AuditLog
{
    /// <summary>A log that has never been written to has a head that says so: from then on a missing head, or a missing log, is a loss.</summary>
    private AuditHead Begin()
    {
        if (_files.Head.IsUnwritten && !File.Exists(_files.Current) && _files.Closed() is [])
            _files.Head.Write(AuditHead.BeforeTheFirst, toDisk: true);

        return Tail().Place;
    }

    private AuditHead Write(AuditEntry entry)
    {
        var tail = Tail();
        var place = tail.Place;
        if (tail.Torn is not [])
            place = Write(tail.Tell(), place, tail.End);
        else if (tail.End >= _options.LargestFile)
            _files.Close(place);

        return Write(entry, place, end: null);
    }

    /// <summary>The end of the log, if it is where the head says that it must be.</summary>
    /// <exception cref="AuditException">What was acknowledged is no longer there.</exception>
    private AuditTail Tail()
    {
        var tail = AuditTail.Find(_files, _seal);
        var head = _files.Head.Read() ?? throw new AuditException($"the head of '{_files.Current}' is missing or was changed; verify the log, keep it, and begin a new one");
        if (tail.Place.Equals(head))
            return tail;

        // The head lags by one: its writer died, or failed, between record and head. The next record must not make it two.
        if (tail.Last is not { } last || !((last.Place.Sequence == head.Sequence + 1 && last.Previous == head.Hash) || LeadsTo(tail, head)))
            throw new AuditException($"'{_files.Current}' ends at record {tail.Place.Sequence}, but record {head.Sequence} was kept; verify the log, keep it, and begin a new one");

        _files.Head.Write(last.Place);
        return tail;
    }

    /// <summary>
    /// The head lags by more where the machine lost power: its bytes had not left the cache, those of the records had. Then the whole log must be as it was
    /// written, the head's record in it; all that may be wrong is half a record at the end.
    /// </summary>
    private bool LeadsTo(AuditTail tail, AuditHead head) => tail.Place.Sequence > head.Sequence
        && new AuditVerification(_files, _seal, anchor: null).Run().Problems.Count == (tail.Torn is [] ? 0 : 1);

    private AuditHead Write(AuditEntry entry, AuditHead previous, long? end)
    {
        var (line, hash) = _seal.Seal(AuditLine.Write(entry, previous, (_options.Time ?? TimeProvider.System).GetUtcNow()));
        if (line.Length >= LineReader.LongestLine)
            throw new AuditException($"a record of {line.Length} bytes is more than anybody reads; give the entry fewer details");

        using (var stream = _files.Disk.OpenToWrite(_files.Current))
        {
            if (end is { } cut)
                stream.SetLength(cut);

            _files.Disk.Append(stream, [.. line, (byte)'\n'], _options.Fsync);
        }

        var place = new AuditHead(previous.Sequence + 1, hash);
        _files.Head.Write(place);
        return place;
    }
}
