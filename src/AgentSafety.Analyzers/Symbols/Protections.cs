namespace AgentSafety.Symbols;

/// <summary>What a guard gives. Kinds, not identities: two different approvals on two branches are both fine.</summary>
[Flags]
internal enum Protections
{
    None = 0,

    /// <summary>At least one of them: part of each, so that it is what two paths with different guards still share.</summary>
    Some = 8,
    Approval = 1 | Some,
    Scope = 2 | Some,
    Rollback = 4 | Some,
    All = Approval | Scope | Rollback,
}

internal static class ProtectionsExtensions
{
    public static bool HasApproval(this Protections held) => (held & Protections.Approval) == Protections.Approval;

    /// <summary>What is left if nobody has approved.</summary>
    public static Protections WithoutApproval(this Protections held) => (held & (Protections.Scope | Protections.Rollback)) is var left && left is Protections.Some ? Protections.None : left;
}
