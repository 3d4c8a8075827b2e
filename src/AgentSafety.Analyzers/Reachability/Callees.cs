using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What runs: bodies, and whatever is kept in members that hold delegates, by their documentation ids.</summary>
internal readonly record struct Callees(ImmutableArray<CodeId> Code, ImmutableArray<string> KeptIn)
{
    public static readonly Callees None = new([], []);

    public bool IsEmpty => Code.IsEmpty && KeptIn.IsEmpty;

    public static Callees Of(CodeId code) => new([code], []);
}
