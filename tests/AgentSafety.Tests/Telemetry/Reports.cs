using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace AgentSafety.Tests;

/// <summary>Names that dashboards are built on. A change here breaks somebody.</summary>
public sealed class Reports
{
    [Fact]
    public void An_act_is_a_span_as_the_conventions_want_it()
    {
        var request = GateOf.AnyRequest();
        var span = Listen(() =>
        {
            using var act = ActSpan.Start("delete bucket", agent: "deploy-bot");
            act.IsFor(request);
            act.Decided(approved: true);
            act.End(AuditEvent.Succeeded);
        });

        Assert.Equal(("execute_tool delete bucket", ActivityKind.Internal, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            $"gen_ai.operation.name=execute_tool gen_ai.tool.name=delete bucket gen_ai.tool.type=function gen_ai.agent.name=deploy-bot agentsafety.act.id={request.Id} agentsafety.outcome=succeeded",
            string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")));
        Assert.Equal("agentsafety.decision agentsafety.outcome=approved", string.Join(' ', span.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}")));
    }

    [Fact]
    public void A_failure_is_an_error_with_its_type_and_a_denial_is_one_too()
    {
        var failed = Listen(() => { using var act = ActSpan.Start("wipe"); act.End(AuditEvent.Failed, new IOException("secret path")); });
        Assert.Equal((ActivityStatusCode.Error, "failed", "System.IO.IOException"), (failed.Status, failed.StatusDescription, failed.GetTagItem("error.type")));

        var denied = Listen(() => { using var act = ActSpan.Start("wipe"); act.End(AuditEvent.Denied); });
        Assert.Equal((ActivityStatusCode.Error, "denied"), (denied.Status, denied.GetTagItem("error.type")));
    }

    [Fact]
    public void A_secret_in_an_operation_is_not_in_the_span()
    {
        var span = Listen(() => ActSpan.Start("connect with Password=hunter2").Dispose());
        Assert.DoesNotContain("hunter2", span.DisplayName + string.Concat(span.TagObjects), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_instruments_and_their_units_never_change()
    {
        Assert.Equal(("AgentSafety", "AgentSafety", "AgentSafety"), (AgentSafetyTelemetry.SourceName, AgentSafetyTelemetry.MeterName, AgentSafetyTelemetry.LoggerCategory));
        Assert.Equal("agentsafety.act.duration s, agentsafety.approval.duration s, agentsafety.kill_switch.trips {trip}, agentsafety.audit.failures {record}", string.Join(", ",
            new Instrument[] { ActTelemetry.ActDuration, ActTelemetry.ApprovalDuration, ActTelemetry.Stops, ActTelemetry.LostRecords }.Select(instrument => $"{instrument.Name} {instrument.Unit}")));
    }

    [Fact]
    public void An_act_is_measured_with_its_outcome()
    {
        var operation = Guid.NewGuid().ToString();
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == AgentSafetyTelemetry.MeterName) self.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            var text = $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
            if (text.Contains(operation, StringComparison.Ordinal) && value >= 0)
                lock (measured)
                    measured.Add(text);
        });
        listener.Start();
        using (var act = ActSpan.Start(operation))
        {
            act.Decided(approved: true);
            act.End(AuditEvent.Failed, new IOException());
        }

        Assert.Equal(
            [
                $"agentsafety.approval.duration gen_ai.tool.name={operation} agentsafety.outcome=approved",
                $"agentsafety.act.duration gen_ai.operation.name=execute_tool gen_ai.tool.name={operation} agentsafety.outcome=failed error.type=System.IO.IOException",
            ],
            measured);
    }

    [Fact]
    public void What_is_kept_is_logged_under_stable_names_without_secrets()
    {
        using var folder = new TemporaryFolder();
        var lines = new Lines();
        var log = new LoggedAuditLog(new AuditLog(folder["audit"], new() { Fsync = false }), lines);
        foreach (var what in Enum.GetValues<AuditEvent>().Where(what => what is not AuditEvent.Recovered))
            log.Append(new(what, "act-1", "wipe", "Password=hunter2", approver: "Ada", reason: "why"));

        Assert.Equal(
            "1 agentsafety.act.requested, 2 agentsafety.act.approved, 3 agentsafety.act.denied, 4 agentsafety.act.started, 5 agentsafety.act.succeeded, 6 agentsafety.act.failed, "
            + "7 agentsafety.act.cancelled, 8 agentsafety.act.undone, 9 agentsafety.act.undo_failed, 10 agentsafety.kill_switch.tripped, 11 agentsafety.kill_switch.reset",
            string.Join(", ", lines.All.Where(line => line.Id.Id < 12).Select(line => $"{line.Id.Id} {line.Id.Name}")));
        Assert.DoesNotContain(lines.All, line => line.Text.Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains(lines.All, line => line.Text == "Ada approved wipe on Password=[redacted:secret] (act-1).");
        Assert.Equal(AuditLog.Read(folder["audit"]).Select(record => $"The audit log ends at {record.Place}."), lines.All.Where(line => line.Id.Name == "agentsafety.audit.head").Select(line => line.Text));
    }

    [Fact]
    public void What_a_rule_of_the_log_cuts_out_is_not_logged_either()
    {
        using var folder = new TemporaryFolder();
        var lines = new Lines();
        new LoggedAuditLog(new AuditLog(folder["audit"], new() { MoreRedactions = [new("customer", "K[0-9]{8}")] }), lines).Append(new(AuditEvent.Started, "act-1", "wipe", "K12345678"));
        Assert.Equal("wipe on [redacted:customer] starts (act-1).", lines.All[0].Text);
    }

    [Fact]
    public void What_is_not_kept_is_not_logged_as_done()
    {
        using var folder = new TemporaryFolder();
        var lines = new Lines();
        var log = new LoggedAuditLog(new AuditLog(folder["audit"], new(), new FullDisk(left: 90)), lines);
        Assert.Throws<AuditException>(() => log.Append(new(AuditEvent.Started, "act-1", "wipe")));
        Assert.Equal((13, "agentsafety.audit.failed"), (Assert.Single(lines.All).Id.Id, lines.All[0].Id.Name));
    }

    private static Activity Listen(Action act)
    {
        var marker = new Activity("test").Start();
        Activity? seen = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AgentSafetyTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen = activity.TraceId == marker.TraceId ? activity : seen,
        };
        ActivitySource.AddActivityListener(listener);
        act();
        marker.Stop();
        return seen!;
    }

    private sealed class Lines : ILogger
    {
        public List<(EventId Id, LogLevel Level, string Text)> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add((eventId, logLevel, formatter(state, exception)));
    }
}
