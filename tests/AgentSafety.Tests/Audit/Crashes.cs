using System.Diagnostics;

namespace AgentSafety.Tests;

/// <summary>Processes die and disks fill up. What was acknowledged is there, and what wasn't is said.</summary>
public sealed class Crashes : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder["audit.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Processes_killed_while_they_write_lose_nothing_that_was_acknowledged()
    {
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            using var writers = new Writers(Enumerable.Range(0, 2).Select(i => OtherProcess.Start("audit", Log, $"{round}-{i}", "1000000")));
            foreach (var writer in writers.All)
                acknowledged.Add((await writer.LineAsync())!);

            await Task.Delay(200);
            foreach (var writer in writers.All)
                writer.Kill();

            foreach (var writer in writers.All)
                acknowledged.AddRange(await writer.LinesAsync());
        }

        var last = new AuditLog(Log).Append(new(AuditEvent.Succeeded)); // cuts off what the last round left unfinished
        var report = AuditLog.Verify(Log, anchor: last);
        Assert.True(report.IsIntact, string.Join('\n', report.Problems));
        Assert.True(acknowledged.Count > 20, $"{acknowledged.Count} records are too few to say anything");
        Assert.Empty(acknowledged.Except(AuditLog.Read(Log).Select(record => record.Place.ToString())));
    }

    [Fact]
    public void Half_a_record_at_the_end_is_cut_off_and_recorded()
    {
        var log = new AuditLog(Log);
        log.Append(new(AuditEvent.Started, "1"));
        File.AppendAllText(Log, """{"v":1,"seq":1,"at":"20""");
        Assert.Contains("isn't finished", Assert.Single(log.Verify().Problems).What, StringComparison.Ordinal);

        log.Append(new(AuditEvent.Succeeded, "1"));
        Assert.Equal([AuditEvent.Started, AuditEvent.Recovered, AuditEvent.Succeeded], AuditLog.Read(Log).Select(record => record.Entry.What));
        Assert.Equal("23", AuditLog.Read(Log).ElementAt(1).Entry.Details["bytes"]);
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public void A_record_whose_writer_died_before_the_head_was_written_counts()
    {
        var log = new AuditLog(Log);
        log.Append(new(AuditEvent.Started, "1"));
        var head = File.ReadAllBytes(Log + ".head");
        var second = log.Append(new(AuditEvent.Succeeded, "1"));
        File.WriteAllBytes(Log + ".head", head);

        Assert.True(log.Verify().IsIntact);
        Assert.Equal(second, new AuditLog(Log).Head);
        Assert.Equal(2, log.Append(new(AuditEvent.Started, "2")).Sequence);
    }

    [Fact]
    public void A_crash_between_closing_a_file_and_the_next_record_leaves_a_chain()
    {
        var log = new AuditLog(Log);
        var first = log.Append(new(AuditEvent.Started, "1"));
        new AuditFiles(Log, DurableFiles.OnDisk).Close(first);
        Assert.True(log.Verify().IsIntact);
        Assert.Equal(1, log.Append(new(AuditEvent.Succeeded, "1")).Sequence);
        Assert.True(log.Verify().IsIntact);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_disk_that_is_full_refuses_the_record_and_the_log_goes_on_when_there_is_room(bool canShrink)
    {
        var disk = new FullDisk(left: 1000, canShrink);
        var log = new AuditLog(Log, new(), disk);
        var kept = new List<AuditHead>();
        var refused = Assert.Throws<AuditException>(() =>
        {
            for (var i = 0; i < 100; i++)
                kept.Add(log.Append(new(AuditEvent.Started, "1")));
        });

        Assert.Contains("No space left", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(kept);
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started, "2"))); // still full

        log = new AuditLog(Log);
        var next = log.Append(new(AuditEvent.Started, "3"));
        Assert.True(log.Verify(kept[^1]).IsIntact);
        Assert.Equal(kept.Count + (canShrink ? 0 : 1), next.Sequence);
        Assert.DoesNotContain(AuditLog.Read(Log), record => record.Entry.Act == "2");
    }

    [Fact]
    public void A_disk_that_fails_to_flush_refuses_the_record()
    {
        var disk = new FullDisk(left: 1 << 20);
        var log = new AuditLog(Log, new(), disk);
        log.Append(new(AuditEvent.Started, "1"));
        disk.FailsToFlush = true;
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started, "2")));
        disk.FailsToFlush = false;
        Assert.Equal(1, log.Append(new(AuditEvent.Started, "3")).Sequence);
        Assert.True(log.Verify().IsIntact);
    }

    [Fact]
    public async Task An_act_whose_process_was_killed_before_its_record_is_found_and_not_taken_for_undone()
    {
        var victim = _folder["victim"];
        File.WriteAllText(victim, "");
        using (var process = OtherProcess.Start("act", Log, victim))
            Assert.Empty(await process.LinesAsync());

        Assert.False(File.Exists(victim));
        var report = new AuditLog(Log).Verify();
        Assert.True(report.IsIntact);
        var unfinished = Assert.Single(report.Unfinished);
        Assert.Equal(("last", victim), (unfinished.Entry.Act, unfinished.Entry.Target));
    }

    [Fact]
    public void A_log_that_is_held_for_too_long_refuses_the_record()
    {
        var log = new AuditLog(Log, new() { LockTimeout = TimeSpan.FromMilliseconds(50) });
        using var holder = FileLock.Take(Log, TimeSpan.FromSeconds(1));
        Assert.Contains("locked", Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_held_for_too_long_refuses_all_who_wait_not_one_after_the_other()
    {
        var log = new AuditLog(Log, new() { LockTimeout = TimeSpan.FromMilliseconds(500) });
        using var holder = FileLock.Take(Log, TimeSpan.FromSeconds(1));
        var waiting = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Factory.StartNew(
            () => Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started))), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.InRange(waiting.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8)); // one after the other would be sixteen
    }

    [Fact]
    public void A_log_whose_beginner_died_before_its_first_byte_begins_again()
    {
        File.WriteAllText(Log + ".head", "");
        Assert.Equal(0, new AuditLog(Log).Append(new(AuditEvent.Started)).Sequence);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_loss_of_power_the_head_may_lag_far_behind_and_the_log_goes_on(bool isTorn)
    {
        var log = new AuditLog(Log, new() { LargestFile = 400 });
        var places = Enumerable.Range(0, 9).Select(number => log.Append(new(AuditEvent.Started, $"{number}"))).ToList();
        new AuditHeadFile(Log + ".head", DurableFiles.OnDisk).Write(places[2]);
        if (isTorn)
            File.AppendAllText(Log, "{\"v\":1");

        Assert.Equal(isTorn ? 10 : 9, new AuditLog(Log).Append(new(AuditEvent.Started, "9")).Sequence);
        Assert.True(AuditLog.Verify(Log, anchor: places[^1]).IsIntact);
    }

    [Fact]
    public void A_log_whose_head_lags_and_is_not_of_its_chain_takes_no_more()
    {
        var log = new AuditLog(Log);
        for (var number = 0; number < 4; number++)
            log.Append(new(AuditEvent.Started, $"{number}"));

        new AuditHeadFile(Log + ".head", DurableFiles.OnDisk).Write(new(1, new('a', 64)));
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started)));
    }

    [Fact]
    public void A_log_in_a_folder_that_is_not_there_is_refused() => Assert.Throws<AuditException>(() => new AuditLog(_folder["no/audit.jsonl"]));

    private sealed class Writers(IEnumerable<OtherProcess> all) : IDisposable
    {
        public IReadOnlyList<OtherProcess> All { get; } = [.. all];

        public void Dispose()
        {
            foreach (var writer in All)
                writer.Dispose();
        }
    }
}
