namespace AgentSafety;

/// <summary>What a guard gives. The analyzer compares these, not guards: two different approvals on two branches are both fine.</summary>
/// <example><code>[AgentGuard(Protections.Approval | Protections.Rollback)]</code></example>
[Flags]
public enum Protections
{
    /// <summary>Nothing is promised.</summary>
    None = 0,

    /// <summary>A person, not the model, agreed to this act on this target.</summary>
    Approval = 1,

    /// <summary>The act lies within a capability that was granted beforehand.</summary>
    Scope = 2,

    /// <summary>How to undo the act is registered before it is done.</summary>
    Rollback = 4,
}
