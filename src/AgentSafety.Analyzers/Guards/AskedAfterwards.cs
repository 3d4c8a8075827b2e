using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A question that comes after the act, with nothing left for it to guard.</summary>
internal sealed class AskedAfterwards(ControlFlowGraph graph, IReadOnlyList<(IInvocationOperation Call, BasicBlock Block)> asked)
{
    public const string Says = "only afterwards";

    private readonly Lazy<Dictionary<IOperation, BasicBlock>> _blocks = new(() =>
    {
        var blocks = new Dictionary<IOperation, BasicBlock>();
        foreach (var block in graph.Blocks)
            foreach (var operation in graph.Evaluated()[block.Ordinal])
                blocks[operation] = block;

        return blocks;
    });

    public WeakGuard? Of(IOperation step)
    {
        if (!_blocks.Value.TryGetValue(step, out var block))
            return null;

        foreach (var (call, at) in asked)
            if (call.Syntax.SpanStart > step.Syntax.Span.End && Leads(block, at) && IsTheLast(call.Syntax))
                return new(Weaknesses.IgnoredAnswer, call, call.Syntax, Says, Yes: null);

        return null;
    }

    /// <summary>What is done after it may be what it is about.</summary>
    private static bool IsTheLast(SyntaxNode call) =>
        OpenExpressions.Function(call) is { } function
        && function.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(other => other.SpanStart >= call.SpanStart && !call.Span.Contains(other.Span) && !other.Span.Contains(call.Span)).All(GuardCalls.IsLog)
        && !function.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(made => made.SpanStart > call.Span.End && made.Parent is not (ThrowStatementSyntax or ThrowExpressionSyntax));

    private static bool Leads(BasicBlock from, BasicBlock to)
    {
        var (seen, pending) = (new HashSet<BasicBlock> { from }, new Stack<BasicBlock>([from]));
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block == to)
                return true;
            foreach (var edge in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
                if (edge?.Destination is { } next && next.Ordinal > block.Ordinal && seen.Add(next))
                    pending.Push(next);
        }

        return false;
    }
}
