using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AgentSafety;

/// <summary>The source, the meter and the instruments. Their names are promises; <c>docs/audit.md</c> lists them.</summary>
internal static class ActTelemetry
{
    public const string ToolName = "gen_ai.tool.name";
    public const string OutcomeName = "agentsafety.outcome";
    public const string ErrorType = "error.type";

    private static readonly string Version = typeof(ActTelemetry).Assembly.GetName().Version?.ToString(3) ?? "";
    private static readonly Meter Meter = new(AgentSafetyTelemetry.MeterName, Version);

    public static ActivitySource Source { get; } = new(AgentSafetyTelemetry.SourceName, Version);

    public static Histogram<double> ActDuration { get; } =
        Meter.CreateHistogram<double>("agentsafety.act.duration", "s", "How long guarded acts took, from the first question to their end.");

    public static Histogram<double> ApprovalDuration { get; } =
        Meter.CreateHistogram<double>("agentsafety.approval.duration", "s", "How long it took to decide whether an act may run.");

    public static Counter<long> Stops { get; } =
        Meter.CreateCounter<long>("agentsafety.kill_switch.trips", "{trip}", "How often a kill switch was tripped.");

    public static Counter<long> LostRecords { get; } =
        Meter.CreateCounter<long>("agentsafety.audit.failures", "{record}", "Records that the audit log could not keep.");
}
