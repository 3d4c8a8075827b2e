using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What is asked of a flow to find out why a step isn't protected.</summary>
internal sealed partial class GuardFlow
{
    private Dictionary<IOperation, Facts>? _before;

    /// <summary>What holds just before an operation; null where that can't run.</summary>
    public Facts? Before(IOperation operation)
    {
        if (_before is null)
        {
            _before = [];
            foreach (var (each, held, inScope) in Operations())
                _before[each] = held | inScope;
        }

        return _before.TryGetValue(operation, out var facts) ? facts : null;
    }

    /// <summary>Somebody has said yes wherever this way is taken. One that nothing takes says nothing.</summary>
    public bool IsApprovedAlong(Way way) => way.Edge is { } edge && Along(edge) is var facts && facts != Facts.All && IsApproved(facts);

    public bool IsApprovedAtEnd(BasicBlock block) => IsApproved(FactsAtEndOf(block));

    private bool IsApproved(Facts facts) => (Held(facts) & Protections.Approval) == Protections.Approval;
}
