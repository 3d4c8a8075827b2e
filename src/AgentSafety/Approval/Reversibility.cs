namespace AgentSafety;

/// <summary>Is there a way back? Shown to the person who decides.</summary>
/// <example><code>new ProposedAct("drop table", "orders") { Reversibility = Reversibility.Irreversible }</code></example>
public enum Reversibility
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>The way back is registered before the act.</summary>
    Reversible = 1,

    /// <summary>What is done stays done. More people have to approve it.</summary>
    Irreversible = 2,
}
