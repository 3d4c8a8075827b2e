namespace AgentSafety.Tests;

/// <summary>What the log keeps, in which order, however many write.</summary>
public sealed class Records : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder["audit.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back_in_order()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var log = new AuditLog(Log, new() { Time = new StoppedClock(time) });
        log.Append(new(AuditEvent.Requested, "act-1", "delete bucket", "größe \u2028 \"x\"", "deploy-bot", reason: "it is old"));
        log.Append(new(AuditEvent.Approved, "act-1", approver: "Ada", details: new Dictionary<string, string> { ["ticket"] = "OPS-7" }));

        var records = AuditLog.Read(Log).ToList();
        Assert.Equal([0, 1], records.Select(record => record.Place.Sequence));
        Assert.Equal(records[0].Place.Hash, records[1].Previous);
        Assert.Equal(("act-1", "delete bucket", "größe \u2028 \"x\"", "deploy-bot", "it is old"),
            (records[0].Entry.Act, records[0].Entry.Operation, records[0].Entry.Target, records[0].Entry.Agent, records[0].Entry.Reason));
        Assert.Equal((AuditEvent.Approved, "Ada", "OPS-7", time), (records[1].Entry.What, records[1].Entry.Approver, records[1].Entry.Details["ticket"], records[1].At));
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public void Names_of_events_never_change() => Assert.Equal(
        "requested approved denied started succeeded failed cancelled undone undo_failed stopped reset recovered",
        string.Join(' ', Enum.GetValues<AuditEvent>().Select(AuditEvents.Name)));

    [Fact]
    public void A_line_is_json_that_a_person_can_read()
    {
        var head = new AuditLog(Log, new() { Time = new StoppedClock(DateTimeOffset.UnixEpoch) }).Append(new(AuditEvent.Started, "a", "delete bucket", "logs"));
        Assert.Equal(
            $$"""{"v":1,"seq":0,"at":"1970-01-01T00:00:00.0000000Z","event":"started","act":"a","operation":"delete bucket","target":"logs","prev":"{{new string('0', 64)}}","hash":"{{head.Hash}}"}""" + "\n",
            File.ReadAllText(Log));
    }

    [Fact]
    public void A_log_goes_on_where_another_one_stopped()
    {
        var first = new AuditLog(Log).Append(new(AuditEvent.Started, "1"));
        var second = new AuditLog(Log);
        Assert.Equal(first, second.Head);
        Assert.Equal(1, second.Append(new(AuditEvent.Succeeded, "1")).Sequence);
        Assert.True(AuditLog.Verify(Log).IsIntact);
    }

    [Fact]
    public void A_file_that_is_large_is_closed_and_the_chain_goes_on()
    {
        var log = new AuditLog(Log, new() { LargestFile = 600, Fsync = false });
        for (var i = 0; i < 20; i++)
            log.Append(new(AuditEvent.Started, $"{i}"));

        Assert.True(Directory.GetFiles(_folder.Path, "audit.jsonl.0*").Length > 4);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), AuditLog.Read(Log).Select(record => record.Entry.Act));
        var report = log.Verify(log.Head);
        Assert.True(report.IsIntact, string.Join('\n', report.Problems));
        Assert.Equal(20, report.Records);
    }

    [Fact]
    public async Task Sixty_four_tasks_lose_nothing_and_leave_one_chain()
    {
        var logs = new[] { new AuditLog(Log, new() { Fsync = false, LargestFile = 5000 }), new AuditLog(Log, new() { Fsync = false, LargestFile = 5000 }) };
        await Task.WhenAll(Enumerable.Range(0, 64).Select(task => Task.Run(() =>
        {
            for (var i = 0; i < 5; i++)
                logs[task % 2].Append(new(AuditEvent.Started, $"{task}-{i}"));
        })));

        var report = AuditLog.Verify(Log);
        Assert.True(report.IsIntact, string.Join('\n', report.Problems));
        Assert.Equal(320, report.Records);
        Assert.Equal(320, AuditLog.Read(Log).Select(record => record.Entry.Act).Distinct().Count());
    }

    [Fact]
    public void An_act_without_an_end_is_reported()
    {
        var log = new AuditLog(Log);
        log.Append(new(AuditEvent.Started, "done"));
        log.Append(new(AuditEvent.Started, "killed"));
        log.Append(new(AuditEvent.Failed, "done"));
        Assert.Equal("killed", Assert.Single(log.Verify().Unfinished).Entry.Act);
    }

    [Fact]
    public void A_head_survives_being_written_down()
    {
        var head = new AuditLog(Log).Append(new(AuditEvent.Started));
        Assert.Equal(head, AuditHead.Parse(head.ToString()));
        foreach (var wrong in new[] { "", "1", ":", "x:" + head.Hash, "-2:" + head.Hash, "0:" + head.Hash[1..], "0:" + head.Hash.ToUpperInvariant().Replace('1', 'A') })
            Assert.Throws<FormatException>(() => AuditHead.Parse(wrong));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
