namespace AgentSafety;

/// <summary>What the two frameworks say differently about time.</summary>
internal static class Clock
{
    /// <summary>What every timer can wait.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromDays(25) - TimeSpan.FromHours(4); // int.MaxValue milliseconds and a little

    public static CancellationTokenSource CancelAfter(this TimeProvider time, TimeSpan delay) =>
#if NETSTANDARD2_0
        time.CreateCancellationTokenSource(delay);
#else
        new(delay, time);
#endif
}
