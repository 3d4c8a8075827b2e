using Perfolizer.Horology;

namespace AgentSafety.Benchmarks;

/// <summary>Processor time of this process, all threads together: what others do on the machine counts less than on the wall's clock.</summary>
internal sealed class CpuClock : IClock
{
    public static readonly CpuClock Instance = new();

    public string Title => "CPU time";

    public bool IsAvailable => true;

    public Frequency Frequency { get; } = new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
