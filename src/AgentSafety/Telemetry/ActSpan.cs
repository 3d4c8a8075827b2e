using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AgentSafety;

/// <summary>
/// One guarded act as OpenTelemetry sees it: a span <c>execute_tool {operation}</c> of kind internal, and one measurement. Costs two looks at the clock
/// if nobody listens.
/// </summary>
/// <example><code>
/// using var span = ActSpan.Start(act.Operation, agent: agent);
/// span.IsFor(request);
/// span.Decided(approved: true);
/// … act …
/// span.End(AuditEvent.Succeeded);
/// </code></example>
internal readonly struct ActSpan : IDisposable
{
    private readonly Activity? _activity;
    private readonly string _operation;
    private readonly long _begun;

    private ActSpan(Activity? activity, string operation) => (_activity, _operation, _begun) = (activity, operation, Stopwatch.GetTimestamp());

    /// <summary>Without the target: the conventions leave a tool's arguments out unless somebody asks for them. The id leads to the audit log, which has it.</summary>
    public static ActSpan Start(string operation, string? agent = null)
    {
        if (!ActTelemetry.Source.HasListeners())
            return new(null, operation);

        var shown = Redaction.Default.Of(operation)!;
        var activity = ActTelemetry.Source.StartActivity("execute_tool " + shown, ActivityKind.Internal);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("gen_ai.operation.name", "execute_tool");
            activity.SetTag(ActTelemetry.ToolName, shown);
            activity.SetTag("gen_ai.tool.type", "function");
            activity.SetTag("gen_ai.agent.name", Redaction.Default.Of(agent));
        }

        return new(activity, operation);
    }

    /// <summary>The id is made only where somebody listens.</summary>
    public void IsFor(ApprovalRequest request)
    {
        if (_activity is { IsAllDataRequested: true })
            _activity.SetTag("agentsafety.act.id", request.Id);
    }

    /// <summary>Somebody, or something, said whether the act may run. Who approved is in the audit log: people's names don't belong into traces.</summary>
    public void Decided(bool approved)
    {
        var outcome = AuditEvents.Name(approved ? AuditEvent.Approved : AuditEvent.Denied);
        _activity?.AddEvent(new("agentsafety.decision", tags: new() { { ActTelemetry.OutcomeName, outcome } }));
        if (ActTelemetry.ApprovalDuration.Enabled)
            Measure(ActTelemetry.ApprovalDuration, new() { { ActTelemetry.ToolName, _operation }, { ActTelemetry.OutcomeName, outcome } });
    }

    /// <summary>How it ended; <paramref name="error"/> is why it didn't succeed, if an exception says so.</summary>
    public void End(AuditEvent how, Exception? error = null)
    {
        var outcome = AuditEvents.Name(how);
        var type = how is AuditEvent.Succeeded ? null : error?.GetType().FullName ?? outcome;
        _activity?.SetTag(ActTelemetry.OutcomeName, outcome);
        if (type is not null)
            _activity?.SetTag(ActTelemetry.ErrorType, type).SetStatus(ActivityStatusCode.Error, outcome);

        if (ActTelemetry.ActDuration.Enabled)
            Measure(ActTelemetry.ActDuration, Tags(outcome, type));
    }

    public void Dispose()
    {
        try
        {
            _activity?.Dispose();
        }
        catch (Exception)
        {
            // As below: who listens must not take the place of what the act threw.
        }
    }

    private void Measure(Histogram<double> histogram, in TagList tags)
    {
        try
        {
            histogram.Record(Elapsed, tags);
        }
        catch (Exception)
        {
            // Listeners run in here. One that throws must not keep a failed act from being undone, or one that ran from being recorded.
        }
    }

    private double Elapsed => (Stopwatch.GetTimestamp() - _begun) / (double)Stopwatch.Frequency;

    private TagList Tags(string outcome, string? errorType)
    {
        var tags = new TagList { { "gen_ai.operation.name", "execute_tool" }, { ActTelemetry.ToolName, _operation }, { ActTelemetry.OutcomeName, outcome } };
        if (errorType is not null)
            tags.Add(ActTelemetry.ErrorType, errorType);

        return tags;
    }
}
