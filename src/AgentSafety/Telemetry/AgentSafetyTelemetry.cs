namespace AgentSafety;

/// <summary>Names of what the guards report, for whoever listens. They follow OpenTelemetry's conventions for generative AI, version 1.41.0, and don't change.</summary>
/// <example><code>
/// services.AddOpenTelemetry()
///     .WithTracing(tracing => tracing.AddSource(AgentSafetyTelemetry.SourceName))
///     .WithMetrics(metrics => metrics.AddMeter(AgentSafetyTelemetry.MeterName));
/// </code></example>
public static class AgentSafetyTelemetry
{
    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string SourceName = "AgentSafety";

    /// <summary>Name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "AgentSafety";

    /// <summary>Category of what is logged through <see cref="Microsoft.Extensions.Logging.ILogger"/>.</summary>
    public const string LoggerCategory = "AgentSafety";
}
