namespace AgentSafety;

/// <summary>How a <see cref="KillSwitch"/> can be reached from outside the process.</summary>
/// <example><code>
/// var kill = new KillSwitch(new KillSwitchOptions { FilePath = "/run/agent/stop", Signal = KillSignal.User1 });
/// </code></example>
public sealed class KillSwitchOptions
{
    /// <summary>
    /// As soon as something exists at this path (<c>touch /run/agent/stop</c>), the switch is tripped. <see langword="null"/>: no file is looked for.
    /// </summary>
    /// <remarks>
    /// The folder must exist and be readable, or the switch counts as tripped. The agent must not be able to delete the file.
    /// A switch that trips for another reason creates the file, so that neither a restart nor another process goes on.
    /// </remarks>
    /// <example><code>new KillSwitchOptions { FilePath = "/run/agent/stop" }</code></example>
    public string? FilePath { get; set; }

    /// <summary>How often the file is looked for while acts run: at least a millisecond, a quarter of a second if not set. Before an act it is always looked for.</summary>
    /// <example><code>new KillSwitchOptions { FilePath = "/run/agent/stop", CheckInterval = TimeSpan.FromMilliseconds(50) }</code></example>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A signal that trips the switch; <see cref="KillSignal.None"/> if not set.</summary>
    /// <example><code>new KillSwitchOptions { Signal = KillSignal.User1 }</code></example>
    public KillSignal Signal { get; set; }

    /// <summary>Where it is recorded that the switch was tripped, and who reset it. A reset that can't be recorded is refused. <see langword="null"/>: nowhere.</summary>
    /// <example><code>new KillSwitchOptions { Audit = log }</code></example>
    public IAuditLog? Audit { get; set; }

    /// <summary>Drives the checks; the system's time if <see langword="null"/>.</summary>
    /// <example><code>new KillSwitchOptions { Time = new FakeTimeProvider() }</code></example>
    public TimeProvider? Time { get; set; }
}
