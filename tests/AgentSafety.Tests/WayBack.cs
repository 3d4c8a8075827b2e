using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AgentSafety.Tests;

/// <summary>Compensations run in reverse, each once, whatever becomes of the act and of the others.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2201", Justification = "Any exception at all.")]
public class WayBack
{
    private enum End { ComesBack, Throws, IsCancelled }

    [Fact]
    public Task Compensations_run_once_in_reverse() => Gen.Select(Gen.Bool.Array[0, 5], Gen.Int[0, 5], Gen.Enum<End>(), Gen.Int[0, 3]).SampleAsync(async (fails, early, end, undoers) =>
    {
        var ran = new List<int>();
        var rollback = Rollback.By("first", () => ran.Add(-1));
        void Register(int index) => rollback.ThenBy($"{index}", () =>
        {
            ran.Add(index);
            if (fails[index])
                throw new Exception($"{index}");
        });

        var before = Math.Min(early, fails.Length);
        for (var i = 0; i < before; i++)
            Register(i);

        using var caller = new CancellationTokenSource();
        var thrown = await Record.ExceptionAsync(() => Guarded.With(_ => { }).RunAsync(new("wipe") { Rollback = rollback }, async token =>
        {
            for (var i = before; i < fails.Length; i++)
                Register(i); // as the act gets on

            await Task.Yield();
            if (end is End.IsCancelled)
                await caller.CancelAsync();

            token.ThrowIfCancellationRequested();
            if (end is End.Throws)
                throw new Exception("disk on fire");
        }, caller.Token));

        if (end is End.ComesBack)
        {
            Assert.Null(thrown);
            Assert.Empty(ran);
            Assert.Null(rollback.Report);
        }
        else
        {
            Assert.Equal(fails.Any(failed => failed), thrown is RollbackFailedException { InnerException: not null });
            Assert.True(thrown is RollbackFailedException or OperationCanceledException or { Message: "disk on fire" });
        }

        var reports = await Task.WhenAll(Enumerable.Range(0, undoers).Select(_ => Task.Run(() => rollback.UndoAsync())));
        int[] expected = end is End.ComesBack && undoers == 0 ? [] : [.. Enumerable.Range(0, fails.Length).Reverse(), -1];
        Assert.Equal(expected, ran);
        Assert.All(reports, report => Assert.Same(rollback.Report, report));
        if (rollback.Report is { } told)
            Assert.Equal([.. fails.Reverse(), false], told.Results.Select(result => result.Failure is not null));
    }, iter: 500, threads: 1);

    [Fact]
    public async Task One_that_hangs_is_left_behind()
    {
        var time = new FakeTimeProvider();
        var hanging = new TaskCompletionSource();
        var first = false;
        var rollback = Rollback.By("first", () => first = true).ThenBy("hang", async _ => { hanging.SetResult(); await Task.Delay(Timeout.Infinite, CancellationToken.None); });
        await Guarded.With(options => (options.Time, options.RollbackTimeout) = (time, TimeSpan.FromMinutes(1))).RunAsync(new("wipe") { Rollback = rollback }, _ => Task.CompletedTask);

        var undoing = rollback.UndoAsync();
        await hanging.Task;
        time.Advance(TimeSpan.FromMinutes(1));
        var report = await undoing;
        Assert.True(first);
        Assert.IsType<TimeoutException>(report.Results[0].Failure);
        Assert.Equal("'hang' failed with TimeoutException; 'first' done", report.ToString());
    }

    [Fact]
    public async Task What_did_not_run_is_not_undone()
    {
        var rollback = Rollback.By("undo", () => throw new Exception("ran"));
        Assert.False((await Guarded.With(options => options.Gate = TestGate.Denying()).TryAsync(new("wipe") { Rollback = rollback })).Ran);
        Assert.Contains("did not run", (await Assert.ThrowsAsync<InvalidOperationException>(() => rollback.UndoAsync())).Message, StringComparison.Ordinal);
        Assert.Null(rollback.Report);
    }

    [Fact]
    public async Task It_belongs_to_one_act()
    {
        var rollback = Rollback.By("undo", () => { });
        await Assert.ThrowsAsync<InvalidOperationException>(() => rollback.UndoAsync());
        Assert.True((await Guarded.With(_ => { }).TryAsync(new("wipe") { Rollback = rollback })).Ran);
        Assert.False((await Guarded.With(_ => { }).TryAsync(new("wipe") { Rollback = rollback })).Ran);
        Assert.Throws<InvalidOperationException>(() => rollback.ThenBy("late", () => { }));
        Assert.True((await rollback.UndoAsync()).IsComplete); // the refused act took nothing from the one that ran
    }

    [Fact]
    public async Task No_way_back_is_said_and_can_not_be_gone()
    {
        var rollback = Rollback.Impossible("mail can't be called back");
        Assert.Equal("mail can't be called back", rollback.ImpossibleBecause);
        Assert.Throws<InvalidOperationException>(() => rollback.ThenBy("undo", () => { }));
        Assert.Throws<ArgumentException>(() => Rollback.Impossible(" "));
        Assert.True((await Guarded.With(options => options.ApproversWhenIrreversible = 1).TryAsync(new("send") { Rollback = rollback })).Ran);
        await Assert.ThrowsAsync<InvalidOperationException>(() => rollback.UndoAsync());
    }

    [Fact]
    public void Sync_acts_are_undone_too()
    {
        var undone = 0;
        using var gate = AgentGuard.BeginGate(TestGate.Approving());
        var failure = new Exception("disk on fire");
        Assert.Same(failure, Record.Exception(() => AgentGuard.Run("wipe", () => throw failure, "disk", rollback: Rollback.By("undo", () => undone++))));
        Assert.Equal(1, undone);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task A_delayed_commit_waits_for_its_window(int minutes, bool commits)
    {
        var time = new FakeTimeProvider();
        var (committed, undone) = (0, 0);
        var rollback = Rollback.By("take it out of the bin", () => undone++)
            .CommitAfter(TimeSpan.FromHours(1), "empty the bin", _ => { committed++; return Task.CompletedTask; });
        await Guarded.With(options => options.Time = time).RunAsync(new("delete") { Rollback = rollback }, _ => Task.CompletedTask);

        time.Advance(TimeSpan.FromMinutes(minutes));
        if (commits)
            await rollback.Committed;

        var undoing = await Record.ExceptionAsync(() => rollback.UndoAsync());
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(commits ? (1, 0) : (0, 1), (committed, undone));
        Assert.Equal(commits, undoing is InvalidOperationException);
        Assert.Equal(!commits, rollback.Committed.IsCanceled);
    }

    [Fact]
    public async Task A_tripped_kill_switch_stops_a_commit_and_leaves_the_way_back()
    {
        var (time, undone) = (new FakeTimeProvider(), 0);
        using var kill = new KillSwitch();
        var rollback = Rollback.By("undo", () => undone++).CommitAfter(TimeSpan.FromHours(1), "empty the bin", _ => throw new Exception("ran"));
        await Guarded.With(options => (options.Time, options.KillSwitch) = (time, kill)).RunAsync(new("delete") { Rollback = rollback }, _ => Task.CompletedTask);

        kill.Trip("enough");
        time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<KillSwitchTrippedException>(() => rollback.Committed);
        Assert.True((await rollback.UndoAsync()).IsComplete);
        Assert.Equal(1, undone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_is_recorded_before_it_begins_and_one_that_can_not_be_leaves_the_way_back(bool canRecord)
    {
        var (time, committed, kept) = (new FakeTimeProvider(), 0, new List<(AuditEvent, string?)>());
        var log = new LogOf(entry =>
        {
            if (entry.Reason is "empty the bin" && !canRecord)
                throw new TimeoutException();

            kept.Add((entry.What, entry.Reason));
        });
        var rollback = Rollback.By("take it out", () => { }).CommitAfter(TimeSpan.FromHours(1), "empty the bin", _ => { committed++; return Task.CompletedTask; });
        await Guarded.With(options => (options.Time, options.Audit) = (time, log)).RunAsync(new("delete") { Rollback = rollback }, _ => Task.CompletedTask);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(canRecord ? null : typeof(AuditException), (await Record.ExceptionAsync(() => rollback.Committed))?.GetType());
        Assert.Equal(canRecord ? 1 : 0, committed);
        if (canRecord)
            Assert.Equal([(AuditEvent.Succeeded, null), (AuditEvent.Started, "empty the bin"), (AuditEvent.Succeeded, "empty the bin")], kept[^3..]);
        else
            Assert.True((await rollback.UndoAsync()).IsComplete);
    }

    [Fact]
    public async Task What_is_committed_later_is_said_before_it_is_approved()
    {
        var gate = TestGate.Approving();
        var rollback = Rollback.By("take it out of the bin", () => { });
        rollback.CommitAfter(TimeSpan.FromHours(1), "empty the bin", _ => Task.CompletedTask);
        await Guarded.With(options => options.Gate = gate).RunAsync(new("delete") { Rollback = rollback }, _ =>
        {
            Assert.Throws<InvalidOperationException>(() => Rollback.By("x", () => { }).CommitAfter(TimeSpan.Zero.Add(TimeSpan.FromTicks(1)), "y", _ => Task.CompletedTask).CommitAfter(TimeSpan.FromHours(1), "z", _ => Task.CompletedTask));
            return Task.CompletedTask;
        });
        Assert.Equal(("take it out of the bin, until the window of 01:00:00 ends, and then: empty the bin", Reversibility.Reversible), (gate.Requests[0].Undo, gate.Requests[0].Reversibility));
    }
}
