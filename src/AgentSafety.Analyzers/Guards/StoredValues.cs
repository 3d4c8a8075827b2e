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
internal sealed class StoredValues
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
                foreach (var root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
                    foreach (var operation in root.InEvaluationOrder())
                        stored.Add(operation, new(number, block, index++));
            }

            number++;
        }

        return stored;
    }

    public static ISymbol? Variable(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    private void Add(IOperation operation, Moment at)
    {
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation when Variable(operation) is { } variable:
                Reads[operation] = at;
                Mentions[variable] = Mentions.TryGetValue(variable, out var before) ? before + 1 : 1;
                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: var target, Value: var value } when Variable(target) is { } variable:
                Add(Variables, variable, new(value, at));
                break;
            case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                foreach (var (variable, members) in PatternNames.In(pattern))
                    Add(Variables, variable, new(value, at, members, IsNamed: true));
                break;
            case IFlowCaptureOperation { Id: var id, Value: var value }:
                Add(Captures, id, new(value, at));
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array, Parent: IAssignmentOperation }:
                ChangeList(array);
                break;
            case IInvocationOperation { Instance: { } list, TargetMethod.Name: "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "set_Item" }:
                ChangeList(list);
                break;
            case IPropertyReferenceOperation { Instance: { } list, Property.IsIndexer: true, Parent: IAssignmentOperation }:
                ChangeList(list);
                break;
            case IDeconstructionAssignmentOperation { Target: var target, Value: var value }:
                foreach (var (part, members) in PatternNames.Apart(target, value))
                    Take(part, new(value, at, members ?? "", IsNamed: true), members is not null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var target } argument:
                Take(target is IDeclarationExpressionOperation { Expression: var declared } ? declared : target, new(argument, at), isKnown: true);
                break;
            case ISimpleAssignmentOperation { IsRef: true, Target: var target, Value: var source }:
                Forget(target);
                Forget(source);
                break;
            case ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                Forget(operation.ChildOperations.First());
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref, Value: var target }:
                Forget(target);
                break;
            case IAddressOfOperation { Reference: var target }:
                Forget(target);
                break;
        }
    }

    private void ChangeList(IOperation list)
    {
        if (Variable(list.WithoutConversions()) is { } variable)
            ChangedLists.Add(variable);
    }

    private void Take(IOperation target, StoredValue value, bool isKnown)
    {
        if (isKnown && Variable(target) is { } variable)
            Add(Variables, variable, value);
        else
            Forget(target);
    }

    private void Forget(IOperation target)
    {
        foreach (var part in target.InEvaluationOrder())
            if (Variable(part) is { } variable)
                Unknown.Add(variable);
    }

    private static void Add<TKey>(Dictionary<TKey, List<StoredValue>> values, TKey key, StoredValue value) where TKey : notnull
    {
        if (!values.TryGetValue(key, out var stored))
            values.Add(key, stored = []);

        stored.Add(value);
    }
}
