using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// Of all the values a variable is given, those that can still be in it at one moment: the last on each way there. Where a way can't be followed
/// (handlers, other graphs of the member) it is any of them; a parameter that may still be what was passed is unknown.
/// </summary>
internal sealed class ReachingValues
{
    private const int MostValues = 16; // a variable that may be so many things is no answer
    private const int MostStores = 512;

    private readonly Dictionary<(ISymbol Variable, BasicBlock Block), IReadOnlyList<StoredValue>> _atEntry = [];

    public IReadOnlyList<StoredValue> Of(ISymbol variable, List<StoredValue> all, Moment read)
    {
        if (all.Count == 1 && variable is ILocalSymbol)
            return all;
        if (all.All(value => value.At.Graph == read.Graph) && Last(all, read.Block, read.Index) is { } last)
            return [last];

        if (!_atEntry.TryGetValue((variable, read.Block), out var values))
            _atEntry[(variable, read.Block)] = values = AtEntry(variable, all, read);

        return values;
    }

    private static IReadOnlyList<StoredValue> AtEntry(ISymbol variable, List<StoredValue> all, Moment read)
    {
        IReadOnlyList<StoredValue> any = variable is ILocalSymbol && all.Count <= MostValues ? all : [];
        if (all.Count > MostStores)
            return [];
        if (all.Any(value => value.At.Graph != read.Graph || IsInFinally(value.Block)))
            return any;

        var (found, seen, pending) = (new HashSet<StoredValue>(), new HashSet<BasicBlock> { read.Block }, new Stack<BasicBlock>([read.Block]));
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block.Predecessors.IsEmpty && (variable is not ILocalSymbol || block.Kind is not BasicBlockKind.Entry))
                return any;

            foreach (var edge in block.Predecessors)
                if (Last(all, edge.Source, int.MaxValue) is { } last)
                    found.Add(last);
                else if (seen.Add(edge.Source))
                    pending.Push(edge.Source);
        }

        return found.Count > MostValues ? [] : [.. all.Where(found.Contains)];
    }

    /// <summary>Does every way from one moment to the next lead through this block?</summary>
    public static bool IsOnEveryWay(BasicBlock block, Moment from, Moment? to)
    {
        if (to is not { } end || end.Graph != from.Graph)
            return to is null; // a capture is filled where it is made
        if (block == from.Block || block == end.Block)
            return true;

        var (seen, pending) = (new HashSet<BasicBlock> { end.Block }, new Stack<BasicBlock>([end.Block]));
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next == from.Block || next.Predecessors.IsEmpty)
                return false;
            foreach (var edge in next.Predecessors)
                if (edge.Source != block && seen.Add(edge.Source))
                    pending.Push(edge.Source);
        }

        return true;
    }

    private static StoredValue? Last(List<StoredValue> all, BasicBlock block, int before)
    {
        for (var i = all.Count - 1; i >= 0; i--)
            if (all[i].Block == block && all[i].At.Index < before)
                return all[i];

        return null;
    }

    private static bool IsInFinally(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
            if (region.Kind is ControlFlowRegionKind.Finally)
                return true;

        return false;
    }
}
