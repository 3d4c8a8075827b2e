using System.Runtime.CompilerServices;

namespace AgentSafety.Symbols;

/// <summary>
/// What was found out about one file, hung weakly on its tree, so that it outlives the compilation and dies with the file. It counts as long as
/// the stamp is the one it was found under. Nothing kept here may hold a symbol, a node, a tree, a model or a compilation.
/// </summary>
internal sealed class PerTree<T>
    where T : class
{
    private readonly ConditionalWeakTable<SyntaxTree, Slot> _slots = new();

    public T Of(SyntaxTree tree, Stamp stamp, Func<SyntaxTree, T> read)
    {
        var slot = _slots.GetOrCreateValue(tree);
        if (slot.Kept is { } kept && kept.Stamp == stamp)
            return kept.Value;

        var value = read(tree);
        slot.Kept = new(stamp, value);
        return value;
    }

    private sealed class Slot
    {
        public volatile Entry? Kept;
    }

    private sealed record Entry(Stamp Stamp, T Value);
}
