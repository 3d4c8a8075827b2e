using AgentSafety.Calls;

namespace AgentSafety.Reachability;

/// <summary>Where a path leaves what can be seen, and why, in words: "'Notify', a delegate from outside".</summary>
internal sealed record Unseen(string Name, string Why)
{
    /// <summary>More bodies than are read for one entry point.</summary>
    public static readonly Unseen TooFar = new("…", "too many bodies lie before it");

    public static Unseen? Of(OpaqueStep step) => step.Reason switch
    {
        OpaqueReason.None => null,
        OpaqueReason.DelegateFromOutside when IsHandedOver(step.Symbol) => null, // whoever calls this hands it over, and that is a step there
        OpaqueReason.Dynamic => new(step.Name, "bound when it runs"),
        OpaqueReason.Reflection => new(step.Name, "code is named by a value"),
        OpaqueReason.DelegateFromOutside => new(step.Name, "a delegate from outside"),
        OpaqueReason.NotImplementedInSource => new(step.Name, "nothing in source implements it"),
        OpaqueReason.Unmanaged => new(step.Name, "unmanaged code"),
        _ => new(step.Name, "another assembly, without a contract"),
    };

    private static bool IsHandedOver(ISymbol? symbol) => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } };
}
