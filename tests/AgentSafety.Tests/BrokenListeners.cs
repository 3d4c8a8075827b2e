using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace AgentSafety.Tests;

/// <summary>Who records, logs, counts or traces may break with any exception. It changes nothing about what is done, and hides nothing that went wrong.</summary>
public class BrokenListeners
{
    private readonly InvalidDataException _failure = new("disk on fire");

    [Theory]
    [InlineData(AuditEvent.Failed)]
    [InlineData(AuditEvent.Undone)]
    public async Task A_log_that_breaks_keeps_nothing_from_being_undone_and_does_not_hide_what_the_act_threw(AuditEvent breaksAt)
    {
        var undone = 0;
        var log = new LogOf(entry => { if (entry.What == breaksAt) throw new TimeoutException(); });
        var rollback = Rollback.By("first", () => undone++).ThenBy("second", () => undone++);
        Assert.Same(_failure, await FailAsync(Guarded.With(options => options.Audit = log), new("wipe") { Rollback = rollback }));
        Assert.Equal(2, undone);
    }

    [Fact]
    public async Task A_log_that_breaks_lets_no_act_begin_and_says_so_as_a_log_does()
    {
        var (ran, thrown) = await Guarded.With(options => options.Audit = new LogOf(_ => throw new TimeoutException())).TryAsync(new("wipe"));
        Assert.False(ran);
        Assert.IsType<TimeoutException>(Assert.IsType<AuditException>(thrown).InnerException);
    }

    [Fact]
    public async Task A_denial_that_can_not_be_recorded_is_still_a_denial()
    {
        var log = new LogOf(entry => { if (entry.What is AuditEvent.Denied) throw new TimeoutException(); });
        Assert.IsType<ApprovalDeniedException>((await Guarded.With(options => (options.Audit, options.Gate) = (log, TestGate.Denying())).TryAsync(new("wipe"))).Thrown);
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_nothing_from_being_undone_or_recorded()
    {
        var (operation, undone, kept) = ($"wipe {Guid.NewGuid()}", 0, new List<AuditEvent>());
        using var meter = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == AgentSafetyTelemetry.MeterName) self.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag.Value is string text && text == operation))
                throw new TimeoutException();
        });
        meter.Start();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AgentSafetyTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { if (activity.DisplayName.EndsWith(operation, StringComparison.Ordinal)) throw new TimeoutException(); },
        };
        ActivitySource.AddActivityListener(spans);

        var guard = Guarded.With(options => options.Audit = new LogOf(entry => kept.Add(entry.What)));
        Assert.Same(_failure, await FailAsync(guard, new(operation) { Rollback = Rollback.By("undo", () => undone++) }));
        Assert.Equal(1, undone);
        Assert.Equal((true, null), await guard.TryAsync(new(operation)));
        Assert.Equal(AuditEvent.Succeeded, kept[^1]);
    }

    [Fact]
    public void A_logger_that_breaks_makes_no_kept_record_look_lost_and_no_loss_look_different()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, new LoggedAuditLog(new AuditLog(folder["audit"]), new Broken()).Append(new(AuditEvent.Started)).Sequence);
        Assert.Throws<AuditException>(() => new LoggedAuditLog(new AuditLog(folder["full"], new(), new FullDisk(left: 90)), new Broken()).Append(new(AuditEvent.Started)));
    }

    [Fact]
    public void A_kill_switch_whose_log_breaks_still_tells_the_other_processes()
    {
        using var folder = new TemporaryFolder();
        using var kill = new KillSwitch(new() { FilePath = folder["stop"], Audit = new LogOf(_ => throw new TimeoutException()) });
        kill.Trip("enough");
        Assert.True(File.Exists(folder["stop"]));
    }

    private async Task<Exception?> FailAsync(IAgentGuard guard, ProposedAct proposed) => await Record.ExceptionAsync(() => guard.RunAsync(proposed, _ => Task.FromException(_failure)));

    private sealed class Broken : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new AggregateException();
    }
}
