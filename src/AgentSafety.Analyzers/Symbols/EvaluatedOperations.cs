using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Symbols;

/// <summary>The operations of a control-flow graph in the order in which they are evaluated. Everybody who reads a body needs them, so they are found out once, and die with the graph.</summary>
internal static class EvaluatedOperations
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, IOperation[][]> Known = new();

    /// <summary>All that each block evaluates, its condition last; by the number of the block.</summary>
    public static IOperation[][] Evaluated(this ControlFlowGraph graph) => Known.GetValue(graph, Read);

    private static IOperation[][] Read(ControlFlowGraph graph)
    {
        var (byBlock, found, pending) = (new IOperation[graph.Blocks.Length][], new List<IOperation>(), new Stack<(IOperation, bool)>());
        foreach (var block in graph.Blocks)
        {
            found.Clear();
            foreach (var root in block.Operations)
                root.AddInEvaluationOrder(found, pending);
            block.BranchValue?.AddInEvaluationOrder(found, pending);
            byBlock[block.Ordinal] = [.. found];
        }

        return byBlock;
    }
}
