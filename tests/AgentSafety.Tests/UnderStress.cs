using System.Collections.Concurrent;

namespace AgentSafety.Tests;

/// <summary>Sixty-four at a time, with gates that fail in every way: nothing is lost, nothing runs twice, nothing runs too often.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2201", Justification = "Any exception at all.")]
public class UnderStress
{
    private const int Tasks = 64;

    [Fact]
    public async Task Every_act_runs_once_or_is_denied_and_what_ran_is_on_record()
    {
        var (log, ran, undone) = (new MemoryLog(), new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var guard = Guarded.With(options => (options.Gate, options.Audit) = (new GateOf(Fickle), log));
        var tries = await Task.WhenAll(Enumerable.Range(0, Tasks * 8).Select(number => Task.Run(async () =>
        {
            using var caller = new CancellationTokenSource();
            if (number % 8 == 5)
                caller.CancelAfter(20); // its gate hangs

            return await Record.ExceptionAsync(() => guard.RunAsync(
                new("wipe", $"{number}") { Rollback = Rollback.By("undo", () => undone.Add($"{number}")) },
                async token =>
                {
                    await Task.Yield();
                    ran.Add($"{number}");
                    if (number % 8 == 1)
                        throw new Exception("disk on fire");
                },
                caller.Token));
        })));

        string[] expected = [.. Enumerable.Range(0, Tasks * 8).Where(number => number % 8 is 0 or 1 or 7).Select(number => $"{number}").Order()];
        Assert.Equal(expected, ran.Order());
        Assert.Equal(expected.Where(number => int.Parse(number, null) % 8 == 1), undone.Order());
        Assert.Equal(expected, log.Targets(AuditEvent.Started));
        Assert.Equal(expected, log.Targets(AuditEvent.Succeeded).Concat(log.Targets(AuditEvent.Failed)).Order());
        Assert.Equal(undone.Order(), log.Targets(AuditEvent.Undone));
        Assert.All(tries.Select((thrown, number) => (thrown, number)), tried => Assert.True((tried.number % 8) switch
        {
            0 or 7 => tried.thrown is null,
            1 => tried.thrown is { Message: "disk on fire" },
            5 => tried.thrown is OperationCanceledException,
            _ => tried.thrown is ApprovalDeniedException,
        }, $"{tried}"));
    }

    [Fact]
    public async Task A_count_is_never_exceeded_and_never_wasted_on_what_was_denied()
    {
        var (ran, asked) = (0, 0);
        var guard = Guarded.With(options => options.Gate = new GateOf(request =>
            Interlocked.Increment(ref asked) % 2 == 0 ? ApprovalDecision.Approve(request, "Ada") : ApprovalDecision.Deny(request, "no")));
        using var scope = CapabilityScope.Begin(new() { Operations = ["wipe"], Resources = ["**"], Count = 10 });
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
                await Record.ExceptionAsync(() => guard.RunAsync(new("wipe", "disk"), _ => Task.FromResult(Interlocked.Increment(ref ran))));
        })));
        Assert.Equal(10, ran);
    }

    [Fact]
    public async Task A_rate_is_never_exceeded()
    {
        var ran = 0;
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var guard = Guarded.With(options => options.Time = time);
        using var scope = CapabilityScope.Begin(new() { Operations = ["wipe"], Resources = ["**"], Rate = new(5, TimeSpan.FromMinutes(1)) });
        for (var minute = 1; minute <= 3; minute++)
        {
            await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(() =>
                Record.ExceptionAsync(() => guard.RunInScopeAsync(new("wipe", "disk"), _ => Task.FromResult(Interlocked.Increment(ref ran)))))));
            Assert.Equal(5 * minute, ran);
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task The_kill_switch_stops_what_runs_what_waits_and_what_comes()
    {
        using var kill = new KillSwitch();
        using var running = new CountdownEvent(Tasks);
        var guard = Guarded.With(options => options.KillSwitch = kill);
        var waiting = Guarded.With(options => (options.KillSwitch, options.Gate) = (kill, new GateOf(async (request, token) => { running.Signal(); await Task.Delay(Timeout.Infinite, token); return null!; })));
        var tries = Enumerable.Range(0, Tasks).Select(number => Record.ExceptionAsync(() => number % 2 == 0
            ? guard.RunAsync(new("wipe"), async token => { running.Signal(); await Task.Delay(Timeout.Infinite, token); })
            : waiting.RunAsync(new("wipe"), _ => throw new Exception("ran"))).AsTask()).ToList();
        Assert.True(running.Wait(TimeSpan.FromSeconds(20)));
        kill.Trip("enough");
        Assert.All(await Task.WhenAll(tries).WaitAsync(TimeSpan.FromSeconds(20)), thrown => Assert.True(thrown is OperationCanceledException or KillSwitchTrippedException, $"{thrown}"));
        Assert.All(tries.Where((_, number) => number % 2 == 1), tried => Assert.IsType<KillSwitchTrippedException>(tried.Result));
        Assert.IsType<KillSwitchTrippedException>((await guard.TryAsync(new("wipe"))).Thrown);
    }

    private static async Task<ApprovalDecision> Fickle(ApprovalRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        switch (int.Parse(request.Target!, null) % 8)
        {
            case 2: throw new Exception("the pager is down");
            case 3: throw new OperationCanceledException();
            case 4: return null!;
            case 5: await Task.Delay(Timeout.Infinite, cancellationToken); break;
            case 6: return ApprovalDecision.Approve(GateOf.AnyRequest(), "Ada");
        }

        return ApprovalDecision.Approve(request, "Ada");
    }

    private sealed class MemoryLog : IAuditLog
    {
        private readonly ConcurrentQueue<AuditEntry> _entries = new();
        private readonly AuditHead _head = default!;

        public AuditHead Append(AuditEntry entry)
        {
            _entries.Enqueue(entry);
            return _head;
        }

        public IEnumerable<string> Targets(AuditEvent what) => _entries.Where(entry => entry.What == what).Select(entry => entry.Target!).Order();
    }
}
