using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A way to leave a body normally: the value returned, if one is, and what holds there.</summary>
internal readonly record struct ReturnPoint(IOperation? Value, Facts Held, BasicBlock Block);

/// <summary>What holds, and what is answered, where a body is left.</summary>
internal sealed partial class GuardFlow
{
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

    /// <summary>What it proves that a method, left here, answered so.</summary>
    public Facts Proves(ReturnPoint point, IMethodSymbol method, Outcome outcome)
    {
        if (outcome.Members.Length > 0 && outcome.Members[0] == '&')
            foreach (var parameter in method.Parameters)
                if (outcome.From(parameter) is { } rest)
                    return _proofs.OfVariable(parameter, point.Block, rest);

        return point.Value is { } value ? _proofs.Completed(point.Held | _proofs.Of(value, outcome))
            : method.MethodKind is MethodKind.Constructor ? _proofs.OfMade(outcome)
            : Facts.None;
    }

    /// <summary>The value that an initializer gives its field or property.</summary>
    public IOperation? ValueOf(ISymbol member) =>
        _operations.SelectMany(static block => block).OfType<ISimpleAssignmentOperation>()
            .LastOrDefault(assignment => assignment.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member, member))?.Value;

    /// <summary>What it answers follows from settings alone.</summary>
    public bool FollowsSetting(params IEnumerable<IOperation> answers) =>
        Settings.Decide([.. _graph.Blocks.Where(static block => block is { IsReachable: true, ConditionKind: not ControlFlowConditionKind.None }).Select(static block => block.BranchValue).OfType<IOperation>(), .. answers], _operations.SelectMany(static block => block), _evidence);

    /// <summary>What awaiting this task would prove.</summary>
    public Facts WhenAwaited(IOperation task) => _effects.OnceAwaited(task);
}
