namespace AgentSafety;

/// <summary>A signal from outside the process that trips a <see cref="KillSwitch"/>.</summary>
/// <example><code>new KillSwitchOptions { Signal = KillSignal.User1 }</code></example>
public enum KillSignal
{
    /// <summary>No signal is listened to.</summary>
    None = 0,

    /// <summary>SIGUSR1: the acts stop and the process goes on. Linux and macOS, on .NET 6 and later.</summary>
    User1 = 1,

    /// <summary>SIGHUP: the acts stop and the process goes on. On Windows, when the console is closed. It doesn't reach a process that was started to ignore it, as <c>nohup</c> does.</summary>
    Hangup = 2,

    /// <summary>SIGTERM: the acts stop, and the process ends as it would have anyway.</summary>
    Terminate = 3,
}
