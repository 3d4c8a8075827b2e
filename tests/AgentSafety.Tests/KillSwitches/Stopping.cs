namespace AgentSafety.Tests;

/// <summary>One call stops everything, and only a person starts it again.</summary>
public sealed class Stopping
{
    [Fact]
    public async Task An_act_that_is_stopped_while_its_start_is_recorded_does_not_run()
    {
        using var kill = new KillSwitch();
        var kept = new List<AuditEntry>();
        var log = new LogOf(entry =>
        {
            kept.Add(entry);
            if (entry.What is AuditEvent.Started)
                kill.Trip("enough");
        });
        var (ran, thrown) = await Guarded.With(options => (options.KillSwitch, options.Audit) = (kill, log)).TryAsync(new("wipe"));
        Assert.False(ran);
        Assert.Equal("enough", Assert.IsType<KillSwitchTrippedException>(thrown).Reason);
        Assert.Equal([AuditEvent.Requested, AuditEvent.Approved, AuditEvent.Started, AuditEvent.Cancelled], kept.Select(entry => entry.What)); // it has an end: nobody has to look what it did
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_act_that_is_stopped_while_a_person_thinks_is_denied_under_its_own_id_even_if_the_switch_is_reset(bool isReset)
    {
        using var kill = new KillSwitch();
        var kept = new List<AuditEntry>();
        var gate = new GateOf(async (_, token) =>
        {
            kill.Trip("enough");
            if (isReset)
                kill.Reset("Ada");

            await Task.Delay(Timeout.Infinite, token);
            return null!;
        });
        var (ran, thrown) = await Guarded.With(options => (options.KillSwitch, options.Audit, options.Gate) = (kill, new LogOf(kept.Add), gate)).TryAsync(new("wipe"));
        Assert.False(ran);
        Assert.IsType<KillSwitchTrippedException>(thrown);
        Assert.Equal([AuditEvent.Requested, AuditEvent.Stopped], kept.Select(entry => entry.What));
        Assert.Single(kept.Select(entry => entry.Act).Distinct());
    }

    [Fact]
    public void A_switch_that_nobody_tripped_lets_acts_run()
    {
        using var kill = new KillSwitch();
        Assert.False(kill.IsTripped);
        Assert.Null(kill.Reason);
        Assert.False(kill.EnsureNotTripped().IsCancellationRequested);
    }

    [Fact]
    public void Tripping_refuses_what_has_not_begun_and_cancels_what_runs()
    {
        using var kill = new KillSwitch();
        var running = kill.EnsureNotTripped();
        kill.Trip("too many deletions");
        Assert.True(running.IsCancellationRequested);
        Assert.True(kill.IsTripped);
        var refused = Assert.Throws<KillSwitchTrippedException>(() => kill.EnsureNotTripped());
        Assert.Equal("too many deletions", refused.Reason);
        Assert.Contains("too many deletions", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_reason_stays()
    {
        using var kill = new KillSwitch();
        kill.Trip("first");
        kill.Trip("second");
        Assert.Equal("first", kill.Reason);
    }

    [Fact]
    public void A_reset_lets_new_acts_run_and_brings_none_back()
    {
        using var kill = new KillSwitch();
        var before = kill.EnsureNotTripped();
        kill.Trip("stop");
        kill.Reset("Ada");
        Assert.False(kill.IsTripped);
        Assert.False(kill.EnsureNotTripped().IsCancellationRequested);
        Assert.True(before.IsCancellationRequested);
    }

    [Fact]
    public void A_reset_of_nothing_does_nothing()
    {
        using var kill = new KillSwitch();
        var running = kill.EnsureNotTripped();
        kill.Reset("Ada");
        Assert.Equal(running, kill.EnsureNotTripped());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Reasons_and_people_have_names(string? name)
    {
        using var kill = new KillSwitch();
        Assert.Throws<ArgumentException>(() => kill.Trip(name!));
        Assert.Throws<ArgumentException>(() => kill.Reset(name!));
    }

    [Fact]
    public void An_act_that_fails_at_being_cancelled_does_not_keep_others_from_it()
    {
        using var kill = new KillSwitch();
        var token = kill.EnsureNotTripped();
        var told = 0;
        using var first = token.Register(() => told++);
        using var failing = token.Register(() => throw new InvalidOperationException("no"));
        using var last = token.Register(() => told++);
        kill.Trip("stop");
        Assert.Equal(2, told);
    }

    [Fact]
    public void A_disposed_switch_stops_everything_for_good()
    {
        var kill = new KillSwitch();
        var running = kill.EnsureNotTripped();
        kill.Dispose();
        kill.Dispose();
        Assert.True(running.IsCancellationRequested);
        Assert.Throws<KillSwitchTrippedException>(() => kill.EnsureNotTripped());
        Assert.Throws<InvalidOperationException>(() => kill.Reset("Ada"));
    }

    [Fact]
    public async Task Of_64_tasks_none_begins_after_the_switch_has_come_back()
    {
        using var kill = new KillSwitch();
        var (begun, isTripped) = (0, false);
        var wrong = 0;
        var tasks = Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
        {
            while (true)
            {
                var after = Volatile.Read(ref isTripped);
                try
                {
                    kill.EnsureNotTripped();
                    Interlocked.Increment(ref begun);
                    if (after)
                        Interlocked.Increment(ref wrong);
                }
                catch (KillSwitchTrippedException)
                {
                    return;
                }
            }
        })).ToList();

        while (Volatile.Read(ref begun) < 1000)
            await Task.Yield();

        kill.Trip("stop");
        Volatile.Write(ref isTripped, true);
        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Who_tripped_and_who_reset_it_is_recorded()
    {
        using var folder = new TemporaryFolder();
        var log = new AuditLog(folder["audit"]);
        using var kill = new KillSwitch(new() { Audit = log });
        kill.Trip("stop");
        kill.Trip("again");
        kill.Reset("Ada");
        Assert.Equal([(AuditEvent.Stopped, "stop", null), (AuditEvent.Reset, "stop", "Ada")],
            AuditLog.Read(folder["audit"]).Select(record => (record.Entry.What, record.Entry.Reason, record.Entry.Approver)));
    }

    [Fact]
    public void A_log_that_is_broken_stops_nobody_from_stopping_and_everybody_from_resetting()
    {
        using var kill = new KillSwitch(new() { Audit = new BrokenLog() });
        kill.Trip("stop");
        Assert.True(kill.IsTripped);
        Assert.Throws<AuditException>(() => kill.Reset("Ada"));
        Assert.True(kill.IsTripped);
    }

    private sealed class BrokenLog : IAuditLog
    {
        public AuditHead Append(AuditEntry entry) => throw new AuditException("the disk is full");
    }
}
