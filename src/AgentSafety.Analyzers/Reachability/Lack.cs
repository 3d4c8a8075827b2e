using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What may be missing on a path.</summary>
internal enum Lack
{
    AnyProtection,
    Approval,
    Scope,
    Rollback,

    /// <summary>Nobody can say where the path leads.</summary>
    Sight,

    /// <summary>Nobody has said yes to a step of which more is to be said than that it destroys.</summary>
    Word,

    /// <summary>Whatever protects the path: not what is missing, but what is there to protect from. No finding on a path.</summary>
    Nothing,
}

internal static class Lacks
{
    public static readonly ImmutableArray<Lack> All = [Lack.AnyProtection, Lack.Approval, Lack.Scope, Lack.Rollback, Lack.Sight, Lack.Word, Lack.Nothing];

    /// <summary>Those that are findings by themselves.</summary>
    public static readonly ImmutableArray<Lack> Reported = All.Remove(Lack.Nothing).Remove(Lack.Word);

    /// <summary>Does the step leave it missing?</summary>
    public static bool IsOpen(this Lack lack, Step step) => lack switch
    {
        Lack.Approval or Lack.Word => (step.Held & Protections.Approval) != Protections.Approval,
        Lack.Scope => (step.Held & Protections.Scope) != Protections.Scope,
        Lack.Rollback => (step.Held & Protections.Rollback) != Protections.Rollback,
        Lack.Nothing => true,
        _ => step.Held is Protections.None,
    };

    /// <summary>Must somebody approve what never comes back and is more than one item? Rollback is asked for where the catalogue knows one.</summary>
    public static bool Concerns(this Lack lack, DestructiveOperation operation) => lack switch
    {
        Lack.Nothing => true,
        _ when !operation.Destroys => false,
        Lack.Approval => operation is { Reversibility: Reversibility.No, BlastRadius: >= BlastRadius.Resource },
        Lack.Rollback => operation.Rollback is not null,
        Lack.Sight or Lack.Word => false,
        _ => true,
    };
}
