namespace AgentSafety;

/// <summary>
/// Reads a log from its first byte to its last. Each line must have the hash it states, and state the hash of the line before; after a line that
/// doesn't, the chain is taken up again at what the line says, so that one change is one problem.
/// </summary>
internal sealed class AuditVerification(AuditFiles files, SealedLine seal, AuditHead? anchor)
{
    private const int MostProblems = 100;

    private readonly List<AuditProblem> _problems = [];
    private readonly Dictionary<string, AuditRecord> _started = new(StringComparer.Ordinal);
    private readonly List<AuditHead> _expected = [];
    private AuditHead? _previous = AuditHead.BeforeTheFirst;
    private AuditHead _last = AuditHead.BeforeTheFirst;
    private long _records;

    public AuditReport Run()
    {
        if (files.Head.Read() is { } head)
            _expected.Add(head);
        else
            Report(files.Current, 0, "The file that says what was kept last is missing or was changed.");

        if (anchor is not null)
            _expected.Add(anchor);

        Meets(AuditHead.BeforeTheFirst);
        foreach (var file in files.InOrder())
            Read(file);

        foreach (var missing in _expected)
            Report(files.Current, 0, $"Record {missing.Sequence} was kept and is not in the log as it was.");

        return new(_records, _last, _problems, [.. _started.Values.OrderBy(static record => record.Place.Sequence)]);
    }

    private void Read(string file)
    {
        using var stream = files.Disk.OpenToRead(file);
        var number = 0;
        foreach (var (_, line, _, isFinished) in LineReader.Read(stream))
        {
            number++;
            if (!isFinished)
                Report(file, number, "The line isn't finished: its writer died, or its end was cut off or changed.");
            else if (SealedLine.StatedBy(line) is not { } stated || AuditLine.Read(line, stated) is not { } record)
                Unreadable(file, number);
            else
                Examine(file, number, record, isUnchanged: seal.HashOf(line) is not null);
        }
    }

    private void Unreadable(string file, int number)
    {
        Report(file, number, "The line is not a record.");
        _previous = null; // what the next one should state isn't known
    }

    private void Examine(string file, int number, AuditRecord record, bool isUnchanged)
    {
        _records++;
        if (!isUnchanged)
            Report(file, number, "The record was changed.");
        else if (_previous is { } previous && (record.Previous != previous.Hash || record.Place.Sequence != previous.Sequence + 1))
            Report(file, number, $"Record {record.Place.Sequence} doesn't follow record {previous.Sequence}: something was deleted, added or moved.");

        _previous = _last = record.Place;
        Meets(record.Place);
        if (record.Entry is { What: AuditEvent.Started, Act: { } started })
            _started[started] = record;
        else if (record.Entry.Act is { } act && AuditEvents.Ends(record.Entry.What))
            _started.Remove(act);
    }

    private void Meets(AuditHead place) => _expected.RemoveAll(place.Equals);

    private void Report(string file, long line, string what)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(new(file, line, what));
    }
}
