namespace AgentSafety.Symbols;

internal enum RemarkKind
{
    /// <summary>A setting takes away the last way back.</summary>
    RecoveryOff,

    /// <summary>It lets somebody do more than before.</summary>
    WidensPermissions,

    /// <summary>It takes the rights of the whole process.</summary>
    AmbientAuthority,

    /// <summary>It can't be followed, and its name says that it destroys.</summary>
    SoundsDestructive,

    /// <summary>A command line says that nobody is to be asked.</summary>
    Unasked,

    /// <summary>SQL that takes all there is.</summary>
    TakesAll,

    /// <summary>A token is at hand, and doesn't stop it.</summary>
    NotCancellable,
}

/// <summary>What is said of a step besides that it destroys: a finding of its own wherever an agent gets there and nobody approves.</summary>
/// <param name="Place">The argument or assignment that says so, or the step.</param>
/// <param name="Says">What the message quotes.</param>
/// <param name="Instead">What the fix writes there, or declares; null where only a person knows.</param>
internal sealed record Remark(RemarkKind Kind, SourcePlace Place, string Says, string? Instead = null);
