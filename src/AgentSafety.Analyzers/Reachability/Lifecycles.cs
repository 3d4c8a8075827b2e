using AgentSafety.Operations;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>Gathers what the steps of one body destroy and make, and which of it is made again after it was destroyed.</summary>
internal sealed class Lifecycles
{
    private readonly List<(Lifecycle Step, ControlFlowGraph Graph, IOperation Operation)> _steps = [];

    public void Add(Lifecycle step, ControlFlowGraph graph, IOperation operation)
    {
        if (!step.IsNone)
            _steps.Add((step, graph, operation));
    }

    public Lifecycle OfBody()
    {
        var all = _steps.Aggregate(Lifecycle.None, static (body, step) => body.With(step.Step));
        var kinds = all.Destroyed.Intersect(all.Made);
        return kinds.IsEmpty ? all : all with { Remade = Lifecycle.Both(all.Remade, Sequence<string>.Of(kinds.Where(IsRemade))) };
    }

    private bool IsRemade(string kind)
    {
        for (var destroying = 0; destroying < _steps.Count; destroying++)
            if (_steps[destroying].Step.Destroyed.Contains(kind))
                for (var making = destroying + 1; making < _steps.Count; making++)
                    if (_steps[making].Step.Made.Contains(kind) && IsBefore(_steps[destroying], _steps[making]))
                        return true;

        return false;
    }

    /// <summary>On one way through the body: not in two branches of which only one is taken. A lambda runs we don't know when; as it is written, then.</summary>
    private static bool IsBefore((Lifecycle, ControlFlowGraph Graph, IOperation Operation) first, (Lifecycle, ControlFlowGraph Graph, IOperation Operation) second)
    {
        if (first.Graph != second.Graph || BlockOf(first.Graph, first.Operation) is not { } start || BlockOf(second.Graph, second.Operation) is not { } end)
            return true;

        var (seen, pending) = (new HashSet<BasicBlock> { start }, new Stack<BasicBlock>([start]));
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block == end)
                return true;

            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
                if (branch?.Destination is { } next && seen.Add(next))
                    pending.Push(next);
        }

        return false;
    }

    private static BasicBlock? BlockOf(ControlFlowGraph graph, IOperation operation)
    {
        foreach (var block in graph.Blocks)
            if (Array.IndexOf(graph.Evaluated()[block.Ordinal], operation) >= 0)
                return block;

        return null;
    }
}
