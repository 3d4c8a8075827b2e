using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A way to leave a body normally: the value returned, if one is, and what holds there.</summary>
internal readonly record struct ReturnPoint(IOperation? Value, Facts Held, BasicBlock Block);

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
    private readonly ScopesInForce _scopes;

    private GuardFlow(ControlFlowGraph graph, Facts atStart, Evidence evidence)
    {
        _graph = graph;
        _evidence = evidence;
        _proofs = new(evidence, FactsAtEndOf);
        _effects = new(evidence, _proofs);
        evidence.Targets.Filters = _proofs.IsConfined;
        _scopes = new(graph, evidence);
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

    /// <summary>What holds while the scope that this value is stays open.</summary>
    public Protections OpenedBy(IOperation? value) => _scopes.OpenedBy(value);

    /// <summary>Every way to leave normally: the value returned, if one is, and what holds there.</summary>
    public IEnumerable<ReturnPoint> Returns()
    {
        foreach (var edge in _graph.Blocks[_graph.Blocks.Length - 1].Predecessors)
            if (edge is { Semantics: ControlFlowBranchSemantics.Return or ControlFlowBranchSemantics.Regular, Source.IsReachable: true })
                foreach (var point in Apart(new(edge.Semantics is ControlFlowBranchSemantics.Return ? edge.Source.BranchValue : null, Along(edge), edge.Source)))
                    yield return point;
    }

    /// <summary><c>return ok ? full : null</c> returns either, each where it was chosen.</summary>
    private IEnumerable<ReturnPoint> Apart(ReturnPoint point) =>
        point.Value?.WithoutConversions() is IFlowCaptureReferenceOperation capture && _evidence.Values.Of(capture) is { Count: > 1 } several
            ? several.Select(each => new ReturnPoint(each.Value, point.Held | FactsAtEndOf(each.Block), point.Block))
            : [point];

    public Proofs Proofs => _proofs;

    /// <summary>What it proves that a method, left here, answered so.</summary>
    public Facts Proves(ReturnPoint point, IMethodSymbol method, Outcome outcome)
    {
        if (outcome.Members.Length > 0 && outcome.Members[0] == '&')
            foreach (var parameter in method.Parameters)
                if (outcome.From(parameter) is { } rest)
                    return _proofs.OfVariable(parameter, point.Block, rest);

        return point.Value is { } value ? _proofs.Of(value, outcome)
            : method.MethodKind is MethodKind.Constructor ? _proofs.OfMade(outcome)
            : Facts.None;
    }

    /// <summary>The value that an initializer gives its field.</summary>
    public IOperation? ValueOf(IFieldSymbol field) =>
        _operations.SelectMany(static block => block).OfType<ISimpleAssignmentOperation>()
            .LastOrDefault(assignment => assignment.Target is IFieldReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Field, field))?.Value;

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
            met &= _atEntry[tried.FirstBlockOrdinal].Without(LostIn(tried));

        return met;
    }

    private Facts Along(ControlFlowBranch edge)
    {
        var held = FactsAtEndOf(edge.Source);
        if (edge.Source is { BranchValue: { } condition, ConditionKind: not ControlFlowConditionKind.None and var kind })
            held |= _proofs.Of(condition, Outcome.Of(edge.IsConditionalSuccessor == (kind is ControlFlowConditionKind.WhenTrue)));

        foreach (var last in edge.FinallyRegions)
            held = held.Without(LostIn(last)) | FactsAtEndOf(last);

        return held;
    }

    /// <summary>What a <c>finally</c> proves, whichever way it was entered.</summary>
    private Facts FactsAtEndOf(ControlFlowRegion last)
    {
        var held = Facts.All;
        for (var i = last.FirstBlockOrdinal; i <= last.LastBlockOrdinal; i++)
            if (_graph.Blocks[i] is { IsReachable: true, FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling } end)
                held &= FactsAtEndOf(end);

        return held;
    }

    /// <summary>Whatever was proved before, this is no longer sure after any of these operations.</summary>
    private Facts LostIn(ControlFlowRegion region)
    {
        var lost = Facts.None;
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            foreach (var operation in _operations[i])
                lost |= Facts.All.Without(_effects.After(operation, Facts.All));

        return lost;
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

    private static ControlFlowRegion? TryHandledBy(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region?.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
            if (region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally, NestedRegions: [var tried, ..] } && region != tried)
                return tried;

        return null;
    }
}
