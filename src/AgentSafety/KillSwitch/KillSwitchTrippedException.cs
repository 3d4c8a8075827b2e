namespace AgentSafety;

/// <summary>The kill switch is tripped: the act did not run. Only a person's <see cref="KillSwitch.Reset"/> lets acts run again.</summary>
/// <example><code>
/// catch (KillSwitchTrippedException stopped) { return "Stopped by the operator: " + stopped.Reason; }
/// </code></example>
public sealed class KillSwitchTrippedException : GuardDeniedException
{
    internal KillSwitchTrippedException(string reason)
        : base($"The kill switch is tripped: {VisibleText.Of(reason)}. Nothing that is guarded runs until a person resets it.") => Reason = reason;

    /// <summary>Why it was tripped.</summary>
    /// <example><code>catch (KillSwitchTrippedException stopped) { return stopped.Reason; }</code></example>
    public string Reason { get; }
}
