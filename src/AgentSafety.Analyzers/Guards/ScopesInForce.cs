using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>
/// The scopes of one graph: what a guard returned and a <c>using</c>, or a <c>finally</c> written out, disposes. Such a scope holds inside that
/// block and nowhere else; one that nobody ends, or that is ended inside, doesn't hold at all.
/// </summary>
internal sealed class ScopesInForce(ControlFlowGraph graph, Evidence evidence)
{
    private Protections[]? _held;

    /// <summary>What holds in this block because it lies inside a scope.</summary>
    public Facts At(BasicBlock block) => Facts.Of((_held ??= Find())[block.Ordinal]);

    /// <summary>What holds while the scope that this value is stays open.</summary>
    public Protections OpenedBy(IOperation? value)
    {
        var awaited = false;
        for (var hops = 0; hops < 32 && value is not null; hops++)
        {
            value = value.WithoutConversions();
            if (Awaited.WaitedFor(value) is { } task)
                (value, awaited) = (task, true);
            else if (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured)
                value = configured.Instance ?? configured.Arguments[0].Value;
            else if (evidence.Values.Of(value) is [var only])
                value = only.Value;
            else
                return value is IInvocationOperation call && call.TargetMethod.ReturnsTask() == awaited ? evidence.Contracts.Of(call).Within : Protections.None;
        }

        return Protections.None;
    }

    private Protections[] Find()
    {
        var held = new Protections[graph.Blocks.Length];
        var pending = new Stack<ControlFlowRegion>([graph.Root]);
        while (pending.Count > 0)
        {
            var region = pending.Pop();
            foreach (var nested in region.NestedRegions)
                pending.Push(nested);

            if (region is { Kind: ControlFlowRegionKind.TryAndFinally, NestedRegions: [var inside, var last] })
                foreach (var scope in DisposedIn(last))
                    if (OpenedBy(scope) is var opened and not Protections.None && !DisposedIn(inside).Any(ended => IsSame(ended, scope)))
                        for (var i = inside.FirstBlockOrdinal; i <= inside.LastBlockOrdinal; i++)
                            held[i] |= opened;
        }

        return held;
    }

    private IEnumerable<IOperation> DisposedIn(ControlFlowRegion region)
    {
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            foreach (var operation in graph.Evaluated()[i])
                if (operation is IInvocationOperation { TargetMethod.Name: "Dispose" or "DisposeAsync" or "Close", Instance: { } scope })
                    yield return scope.WithoutConversions();
    }

    private static bool IsSame(IOperation left, IOperation right) => (left, right) switch
    {
        (ILocalReferenceOperation one, ILocalReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Local, other.Local),
        (IFlowCaptureReferenceOperation one, IFlowCaptureReferenceOperation other) => one.Id.Equals(other.Id),
        _ => false,
    };
}
