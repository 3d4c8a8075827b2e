using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// What holds on every path to each point of one control-flow graph: a must-analysis. Two paths that join keep what both prove; an
/// exceptional path is a path; unknown proves nothing.
/// </summary>
internal sealed class GuardFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly Evidence _evidence;
    private readonly Proofs _proofs;
    private readonly Effects _effects;
    private readonly Facts[] _atEntry;
    private readonly Facts?[] _atEnd; // follows from what holds at the entry; asked for along every edge
    private readonly IOperation[][] _operations;

    private GuardFlow(ControlFlowGraph graph, Facts atStart, Evidence evidence)
    {
        _graph = graph;
        _evidence = evidence;
        _proofs = new(evidence, FactsAtEndOf);
        _effects = new(evidence);
        _operations = [.. graph.Blocks.Select(block => OperationsOf(block).ToArray())];
        _atEntry = new Facts[graph.Blocks.Length];
        for (var i = 1; i < _atEntry.Length; i++)
            _atEntry[i] = Facts.All; // nothing reaches it yet, so anything may be assumed
        _atEntry[0] = atStart;
        _atEnd = new Facts?[_atEntry.Length];
    }

    public static GuardFlow Solve(ControlFlowGraph graph, Facts atStart, Evidence evidence)
    {
        var flow = new GuardFlow(graph, atStart, evidence);
        while (flow.Sweep())
        {
        }

        return flow;
    }

    /// <summary>Every operation that can run, in source order of blocks, with what holds just before it.</summary>
    public IEnumerable<(IOperation Operation, Facts Held)> Operations()
    {
        foreach (var block in _graph.Blocks)
        {
            if (!block.IsReachable)
                continue;

            var held = _atEntry[block.Ordinal];
            foreach (var operation in _operations[block.Ordinal])
            {
                yield return (operation, held);
                held = _effects.After(operation, held);
            }
        }
    }

    /// <summary>Calling it runs nothing: its body waits for the first element to be asked for.</summary>
    public bool IsIterator => _operations.Any(static block => block.Any(static operation => operation is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }));

    /// <summary>What holds whatever is acted on.</summary>
    public Protections Held(Facts facts) => _evidence.Answers.Held(facts);

    /// <summary>What holds for this act, on what it acts on.</summary>
    public Protections Held(Facts facts, IOperation act) => _evidence.Held(facts, act);

    public Evidence Evidence => _evidence;

    /// <summary>Every way to leave normally: the value returned, if one is, and what holds there.</summary>
    public IEnumerable<(IOperation? Value, Facts Held)> Returns()
    {
        foreach (var edge in _graph.Blocks[_graph.Blocks.Length - 1].Predecessors)
            if (edge is { Semantics: ControlFlowBranchSemantics.Return or ControlFlowBranchSemantics.Regular, Source.IsReachable: true })
                yield return (edge.Semantics is ControlFlowBranchSemantics.Return ? edge.Source.BranchValue : null, Along(edge));
    }

    public Facts Proves(IOperation value, bool outcome) => _proofs.Of(value, outcome);

    /// <summary>What awaiting this task would prove.</summary>
    public Facts WhenAwaited(IOperation task) => _effects.OnceAwaited(task);

    private static IEnumerable<IOperation> OperationsOf(BasicBlock block)
    {
        foreach (var operation in block.Operations)
            foreach (var part in operation.InEvaluationOrder())
                yield return part;

        if (block.BranchValue is { } value)
            foreach (var part in value.InEvaluationOrder())
                yield return part;
    }

    private bool Sweep()
    {
        var changed = false;
        foreach (var block in _graph.Blocks)
        {
            if (block.Kind is BasicBlockKind.Entry)
                continue;

            var met = Meet(block);
            if (met == _atEntry[block.Ordinal])
                continue;

            changed = true;
            _atEntry[block.Ordinal] = met;
            _atEnd[block.Ordinal] = null;
        }

        return changed;
    }

    private Facts Meet(BasicBlock block)
    {
        var met = Facts.All;
        foreach (var edge in block.Predecessors)
            met &= Along(edge);

        // An exception can come from anywhere in the try: a handler may rely on what held at its start and wasn't asked again since.
        if (TryHandledBy(block) is { } tried)
            met &= _atEntry[tried.FirstBlockOrdinal].Without(AskedAgainIn(tried));

        return met;
    }

    private Facts Along(ControlFlowBranch edge)
    {
        var held = FactsAtEndOf(edge.Source);
        return edge.Source is { BranchValue: { } condition, ConditionKind: not ControlFlowConditionKind.None and var kind }
            ? held | _proofs.Of(condition, outcome: edge.IsConditionalSuccessor == (kind is ControlFlowConditionKind.WhenTrue))
            : held;
    }

    private Facts FactsAtEndOf(BasicBlock block)
    {
        if (block.Ordinal >= _graph.Blocks.Length || _graph.Blocks[block.Ordinal] != block)
            return Facts.None; // stored by a lambda or local function: when that runs is unknown

        if (_atEnd[block.Ordinal] is { } known)
            return known;

        var held = _atEntry[block.Ordinal];
        foreach (var operation in _operations[block.Ordinal])
            held = _effects.After(operation, held);

        _atEnd[block.Ordinal] = held;
        return held;
    }

    private Facts AskedAgainIn(ControlFlowRegion region)
    {
        var asked = Facts.None;
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            foreach (var operation in _operations[i])
                if (operation is IInvocationOperation && _evidence.Answers.At(operation) is { } answer)
                    asked |= Facts.Accepted(answer) | Facts.Confirmed(answer);

        return asked;
    }

    private static ControlFlowRegion? TryHandledBy(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region?.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
            if (region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally, NestedRegions: [var tried, ..] } && region != tried)
                return tried;

        return null;
    }
}
