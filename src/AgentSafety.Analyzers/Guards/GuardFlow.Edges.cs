using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What holds along an edge: what its condition proves, and each <c>finally</c> on the way.</summary>
internal sealed partial class GuardFlow
{
    private Facts Along(ControlFlowBranch edge)
    {
        if (_evidence.Supposed?.RulesOut(edge) == true)
            return Facts.All;

        var held = FactsAtEndOf(edge.Source);
        if (edge.Source is { BranchValue: { } condition, ConditionKind: not ControlFlowConditionKind.None and var kind })
        {
            var outcome = edge.IsConditionalSuccessor == (kind is ControlFlowConditionKind.WhenTrue);
            if (_evidence.Chosen?.Decides(condition, _evidence.Values) == !outcome)
                return Facts.All; // not the way that a function of this name takes

            held = _proofs.Completed(held | _proofs.Of(condition, Outcome.Of(outcome)));
        }

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

    private static ControlFlowRegion? TryHandledBy(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region?.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
            if (region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally, NestedRegions: [var tried, ..] } && region != tried)
                return tried;

        return null;
    }
}
