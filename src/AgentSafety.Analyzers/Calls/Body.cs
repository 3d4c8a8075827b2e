using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Calls;

/// <summary>One executable body and the member it is written in. <see cref="Owner"/> is this unless it is a lambda or a local function.</summary>
internal sealed class Body
{
    private Dictionary<SyntaxNode, (ControlFlowGraph Graph, ISymbol Symbol)>? _nested;
    private Dictionary<int, (ControlFlowGraph Graph, ISymbol Symbol)>? _nestedByStart;

    public Body(ISymbol symbol, ControlFlowGraph graph, Body? owner = null)
    {
        Symbol = symbol;
        Graph = graph;
        Owner = owner ?? this;
    }

    public ISymbol Symbol { get; }

    public ControlFlowGraph Graph { get; }

    public Body Owner { get; }

    /// <summary>Every graph written inside this member, at any depth, by the syntax of its lambda or local function.</summary>
    public Dictionary<SyntaxNode, (ControlFlowGraph Graph, ISymbol Symbol)> Nested => _nested ??= CollectNested();

    /// <summary>The lambda or local function that begins there.</summary>
    public Body? NestedAt(int start)
    {
        _nestedByStart ??= Nested.ToDictionary(static entry => entry.Key.SpanStart, static entry => entry.Value);
        return _nestedByStart.TryGetValue(start, out var nested) ? new(nested.Symbol, nested.Graph, Owner) : null;
    }

    public static IEnumerable<IOperation> OperationsOf(ControlFlowGraph graph)
    {
        foreach (var block in graph.Evaluated())
            foreach (var operation in block)
                yield return operation;
    }

    private Dictionary<SyntaxNode, (ControlFlowGraph, ISymbol)> CollectNested()
    {
        var nested = new Dictionary<SyntaxNode, (ControlFlowGraph, ISymbol)>();
        var pending = new Queue<ControlFlowGraph>([Graph]);
        while (pending.Count > 0)
        {
            var graph = pending.Dequeue();
            foreach (var local in graph.LocalFunctions)
                if (local.DeclaringSyntaxReferences is [var declaration, ..])
                    Add(declaration.GetSyntax(), graph.GetLocalFunctionControlFlowGraph(local), local);

            foreach (var operation in OperationsOf(graph))
                if (operation is IFlowAnonymousFunctionOperation lambda)
                    Add(lambda.Syntax, graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol);
        }

        return nested;

        void Add(SyntaxNode syntax, ControlFlowGraph graph, ISymbol symbol)
        {
            if (nested.ContainsKey(syntax))
                return; // a finally block is copied; its lambda is still one lambda

            nested.Add(syntax, (graph, symbol));
            pending.Enqueue(graph);
        }
    }
}
