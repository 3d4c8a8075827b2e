using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>One thing a body does: run other bodies, or a destructive operation. What is held was proved on every path to it.</summary>
internal sealed record Step(SyntaxNode Syntax, string Name, ImmutableArray<ISymbol> Callees, DestructiveOperation? Operation, Protections Held)
{
    public bool IsUnguarded => Held is Protections.None;
}

/// <summary>What one body does, step by step in source order, and which guard it is to those who call it.</summary>
internal sealed record MethodSummary(ImmutableArray<Step> Steps, GuardContract Contract)
{
    /// <summary>Nothing to read: metadata, abstract, or another language.</summary>
    public static readonly MethodSummary Opaque = new([], GuardContract.None);
}
