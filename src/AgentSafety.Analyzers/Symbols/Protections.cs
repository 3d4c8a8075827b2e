namespace AgentSafety.Symbols;

/// <summary>What a guard gives. Kinds, not identities: two different approvals on two branches are both fine.</summary>
[Flags]
internal enum Protections
{
    None = 0,
    Approval = 1,
    Scope = 2,
    Rollback = 4,
    All = Approval | Scope | Rollback,
}
