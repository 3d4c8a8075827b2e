namespace AgentSafety.Tests;

/// <summary>Who cuts off the end, or writes the chain anew, is found by what he doesn't have: the head that was kept elsewhere, or the key.</summary>
public sealed class ForgedEnds : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    private string Log => _folder["audit.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_without_its_last_records_is_found_and_takes_no_more()
    {
        var log = Write(3);
        File.WriteAllText(Log, File.ReadLines(Log).First() + "\n");
        Assert.Contains("Record 2 was kept", Assert.Single(log.Verify().Problems).What, StringComparison.Ordinal);
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started)));
        Assert.Throws<AuditException>(() => new AuditLog(Log));
    }

    [Fact]
    public void A_log_cut_together_with_its_head_is_found_by_a_head_that_was_kept_elsewhere()
    {
        var log = Write(3);
        var anchor = log.Head;
        var (line, head) = (File.ReadLines(Log).First() + "\n", AuditLog.Read(Log).First().Place);
        File.WriteAllText(Log, line);
        new AuditHeadFile(Log + ".head", DurableFiles.OnDisk).Write(head);

        Assert.True(AuditLog.Verify(Log).IsIntact); // known limit: nothing on this disk remembers the rest
        Assert.False(AuditLog.Verify(Log, anchor: anchor).IsIntact);
        Assert.False(log.Verify(anchor).IsIntact);
    }

    [Fact]
    public void A_chain_written_anew_without_the_key_is_found()
    {
        Write(3, Key);
        Assert.True(AuditLog.Verify(Log, Key).IsIntact);
        Assert.False(AuditLog.Verify(Log).IsIntact);

        foreach (var file in Directory.GetFiles(_folder.Path))
            File.Delete(file);

        Write(3);
        Assert.True(AuditLog.Verify(Log).IsIntact);
        Assert.False(AuditLog.Verify(Log, Key).IsIntact);
    }

    [Fact]
    public void A_log_whose_last_record_was_changed_takes_no_more()
    {
        var log = Write(2);
        File.WriteAllText(Log, File.ReadAllText(Log).Replace("act-1", "act-9", StringComparison.Ordinal));
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started)));
    }

    [Theory]
    [InlineData("audit.jsonl")]
    [InlineData("audit.jsonl.head")]
    public void A_log_that_lost_a_file_takes_no_more(string file)
    {
        var log = Write(2);
        File.Delete(_folder[file]);
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started)));
        Assert.Throws<AuditException>(() => new AuditLog(Log));
        Assert.False(AuditLog.Verify(Log).IsIntact);
    }

    [Fact]
    public void One_change_is_one_problem()
    {
        Write(20);
        File.WriteAllText(Log, File.ReadAllText(Log).Replace("act-7\"", "act-x\"", StringComparison.Ordinal));
        var problem = Assert.Single(AuditLog.Verify(Log).Problems);
        Assert.Equal((Log, 8, "The record was changed."), (problem.File, problem.Line, problem.What));
        Assert.Equal($"{Log}(8): The record was changed.", problem.ToString());
    }

    [Fact]
    public void A_key_that_is_cleared_after_it_was_given_is_still_the_key()
    {
        var given = (byte[])Key.Clone();
        var log = new AuditLog(Log, new() { Key = given });
        Array.Clear(given);
        log.Append(new(AuditEvent.Started, "1"));
        Assert.True(AuditLog.Verify(Log, Key).IsIntact);
    }

    [Fact]
    public void A_key_that_can_be_guessed_is_refused() => Assert.Throws<ArgumentException>(() => new AuditLog(Log, new() { Key = new byte[31] }));

    private AuditLog Write(int records, byte[]? key = null)
    {
        var log = new AuditLog(Log, new() { Key = key, Fsync = false });
        for (var i = 0; i < records; i++)
            log.Append(new(AuditEvent.Started, $"act-{i}"));

        return log;
    }
}
