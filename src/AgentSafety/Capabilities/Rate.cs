using System.Globalization;

namespace AgentSafety;

/// <summary>So many in any stretch of time that long.</summary>
/// <example><code>new Rate(3, TimeSpan.FromHours(1))</code></example>
public sealed class Rate
{
    /// <summary>A rate.</summary>
    /// <param name="count">How many. At least one.</param>
    /// <param name="window">In which time. More than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would allow nothing, or everything.</exception>
    /// <example><code>new Rate(3, TimeSpan.FromHours(1))</code></example>
    public Rate(int count, TimeSpan window)
    {
        Count = count > 0 ? count : throw new ArgumentOutOfRangeException(nameof(count));
        Window = window > TimeSpan.Zero ? window : throw new ArgumentOutOfRangeException(nameof(window));
    }

    /// <summary>How many.</summary>
    /// <example><code>rate.Count // 3</code></example>
    public int Count { get; }

    /// <summary>In which time.</summary>
    /// <example><code>rate.Window // 01:00:00</code></example>
    public TimeSpan Window { get; }

    /// <summary>The rate as a person would read it.</summary>
    /// <returns>For example <c>3 in 01:00:00</c>.</returns>
    /// <example><code>log.LogInformation("Limited to {Rate}", rate);</code></example>
    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + " in " + Window.ToString("c", CultureInfo.InvariantCulture);
}
