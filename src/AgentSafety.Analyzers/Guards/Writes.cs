using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>How a variable gets its values.</summary>
internal enum Writing
{
    /// <summary>Once, where it is declared; a parameter never again. What is proved of it stays true.</summary>
    Once,

    /// <summary>By plain assignments in the body itself: what is proved of it holds until the next one.</summary>
    Plain,

    /// <summary>By a lambda, by reference, taken apart, counted up, or where exceptions pass: nobody can say when.</summary>
    Anyhow,
}

/// <summary>How the variables of one member are written, lambdas and local functions included.</summary>
internal sealed partial class Writes
{
    private static readonly HashSet<string> Mutating = new(StringComparer.Ordinal) { "Add", "AddRange", "Insert", "InsertRange", "TryAdd", "UnionWith", "Push", "Enqueue", "Append" };

    private readonly Dictionary<ISymbol, int> _plain = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _anyhow = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, ISymbol> _captured = []; // the graph keeps a target there while it decides on the value
    private readonly HashSet<ISymbol> _mutated = new(SymbolEqualityComparer.Default);

    private Writes()
    {
    }

    public static Writes In(IReadOnlyList<ControlFlowGraph> graphs)
    {
        var writes = new Writes();
        foreach (var graph in graphs)
            foreach (var block in graph.Blocks)
            {
                var plain = graph == graphs[0] && !IsWhereExceptionsPass(block);
                foreach (var operation in graph.Evaluated()[block.Ordinal])
                    writes.Add(operation, plain);
            }

        return writes;
    }

    public Writing Of(ISymbol variable) =>
        _anyhow.Contains(variable) ? Writing.Anyhow
        : !_plain.TryGetValue(variable, out var times) || times == 1 && variable is ILocalSymbol ? Writing.Once
        : Writing.Plain;

    /// <summary>A member that this body assigns, or a list that it adds to.</summary>
    public bool IsChanged(ISymbol variable) => _mutated.Contains(variable) || variable is not ILocalSymbol && (_plain.ContainsKey(variable) || _anyhow.Contains(variable));

    private static bool IsWhereExceptionsPass(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
            if (region.Kind is ControlFlowRegionKind.Try or ControlFlowRegionKind.Catch or ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter)
                return true;

        return false;
    }

}
