using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>Where something is evaluated: in which graph of a member, in which block of it, and as which operation there.</summary>
internal readonly record struct Moment(int Graph, BasicBlock Block, int Index);

/// <summary>A value and when it is stored.</summary>
/// <param name="Value">For an out argument, that argument.</param>
/// <param name="Members">What leads from the value to what is stored: <c>.Content</c> where a pattern takes it apart.</param>
/// <param name="IsNamed">A pattern or deconstruction only gives it another name.</param>
internal readonly record struct StoredValue(IOperation Value, Moment At, string Members = "", bool IsNamed = false)
{
    public BasicBlock Block => At.Block;
}

/// <summary>Everything that the graphs of one member store into locals, parameters and captures, and when each of these is read.</summary>
internal sealed partial class StoredValues
{
    public Dictionary<ISymbol, List<StoredValue>> Variables { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<CaptureId, List<StoredValue>> Captures { get; } = [];

    public Dictionary<IOperation, Moment> Reads { get; } = [];

    public Dictionary<ISymbol, int> Mentions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Lists whose elements are replaced or taken out.</summary>
    public HashSet<ISymbol> ChangedLists { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What is written through a reference or counted up.</summary>
    public HashSet<ISymbol> Unknown { get; } = new(SymbolEqualityComparer.Default);

    public static StoredValues In(IEnumerable<ControlFlowGraph> graphs)
    {
        var (stored, number) = (new StoredValues(), 0);
        foreach (var graph in graphs)
        {
            foreach (var block in graph.Blocks)
            {
                if (!block.IsReachable)
                    continue; // the value of a throw expression

                var index = 0;
                foreach (var operation in graph.Evaluated()[block.Ordinal])
                    stored.Add(operation, new(number, block, index++));
            }

            number++;
        }

        return stored;
    }

    /// <summary>The graph keeps a target in a capture while it decides on the value: <c>ok = quick || Ask()</c>.</summary>
    private ISymbol? Target(IOperation target) =>
        Variable(target) ?? (target is IFlowCaptureReferenceOperation { Id: var id } && Captures.TryGetValue(id, out var kept) && kept is [var only] ? Variable(only.Value) : null);

    public static ISymbol? Variable(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

}
