using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// What holds on every path to each point of one control-flow graph: a must-analysis. Two paths that join keep what both prove; an
/// exceptional path is a path; unknown proves nothing.
/// </summary>
internal sealed partial class GuardFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly Evidence _evidence;
    private readonly Proofs _proofs;
    private readonly Effects _effects;
    private readonly Facts[] _atEntry;
    private readonly Facts?[] _atEnd; // follows from what holds at the entry; asked for along every edge
    private readonly IOperation[][] _operations;
    private readonly ScopesInForce _scopes;

    private GuardFlow(ControlFlowGraph graph, Facts atStart, Evidence evidence)
    {
        _graph = graph;
        _evidence = evidence;
        _proofs = new(evidence, FactsAtEndOf);
        _effects = new(evidence, _proofs);
        _scopes = new(graph, evidence);
        _operations = graph.Evaluated();
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

    /// <summary>Every operation that can run, in source order of blocks, with what holds just before it, and what only because it lies inside a scope.</summary>
    public IEnumerable<(IOperation Operation, Facts Held, Facts InScope)> Operations()
    {
        foreach (var block in _graph.Blocks)
        {
            if (!block.IsReachable)
                continue;

            var held = _atEntry[block.Ordinal];
            foreach (var operation in _operations[block.Ordinal])
            {
                yield return (operation, held, _scopes.At(block));
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

    public Proofs Proofs => _proofs;

    /// <summary>What holds while the scope that this value is stays open.</summary>
    public Protections OpenedBy(IOperation? value) => _scopes.OpenedBy(value);

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
        if (_evidence.Supposed?.NotThrownTo.Contains(block) == true)
            return met;

        foreach (var edge in block.Predecessors)
            met &= Along(edge);

        // An exception can come from anywhere in the try: a handler may rely on what held at its start and wasn't asked again since.
        if (TryHandledBy(block) is { } tried)
            met &= _atEntry[tried.FirstBlockOrdinal].Without(LostIn(tried));

        return met;
    }

    private Facts FactsAtEndOf(BasicBlock block)
    {
        if (block.Ordinal >= _graph.Blocks.Length || _graph.Blocks[block.Ordinal] != block)
            return Facts.None; // stored by a lambda or local function: when that runs is unknown

        if (_atEnd[block.Ordinal] is { } known)
            return known;

        _atEnd[block.Ordinal] = Facts.None; // a guard that is handed what the same block stored proves nothing by what it is about to prove
        var held = _atEntry[block.Ordinal];
        foreach (var operation in _operations[block.Ordinal])
            held = _effects.After(operation, held);

        _atEnd[block.Ordinal] = held;
        return held;
    }

}
