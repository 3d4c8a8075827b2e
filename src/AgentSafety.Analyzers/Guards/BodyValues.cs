using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A value and the block that stores it.</summary>
internal readonly record struct StoredValue(IOperation Value, BasicBlock Block);

/// <summary>A value, and the members that lead from it to what is meant: <c>answer</c>, <c>.Content.Yes</c>.</summary>
internal readonly record struct Place(IOperation Value, string Members);

/// <summary>
/// Which values the locals and captures of one member can hold, lambdas and local functions included. What is written through a
/// reference, counted up or taken apart is unknown.
/// </summary>
internal sealed class BodyValues
{
    private readonly Dictionary<ILocalSymbol, List<StoredValue>> _locals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, List<StoredValue>> _captures = [];
    private readonly Dictionary<ISymbol, Place> _named = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, int> _mentions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _unknown = new(SymbolEqualityComparer.Default);

    private BodyValues()
    {
    }

    public static BodyValues In(IEnumerable<ControlFlowGraph> graphs)
    {
        var values = new BodyValues();
        foreach (var graph in graphs)
            foreach (var block in graph.Blocks)
            {
                foreach (var operation in block.Operations)
                    values.Add(operation, block);
                if (block.BranchValue is { } value)
                    values.Add(value, block);
            }

        return values;
    }

    /// <summary>Every value it can hold; empty when that isn't known.</summary>
    public IReadOnlyList<StoredValue> Of(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } when !_unknown.Contains(local) && !_named.ContainsKey(local) && _locals.TryGetValue(local, out var values) => values,
        IFlowCaptureReferenceOperation { Id: var id } when _captures.TryGetValue(id, out var values) => values,
        _ => [],
    };

    /// <summary>A local that is given a value once and read once.</summary>
    public bool IsUsedOnce(IOperation reference) =>
        reference is ILocalReferenceOperation { Local: var local } && _mentions.TryGetValue(local, out var mentions) && mentions == 2;

    /// <summary>What a local that a pattern declares stands for: <c>answer.Content is { } form</c>.</summary>
    public Place? Named(IOperation reference) =>
        reference is ILocalReferenceOperation { Local: var local } && !_unknown.Contains(local) && !_locals.ContainsKey(local) && _named.TryGetValue(local, out var place) ? place : null;

    /// <summary>The operation that makes this value, through conversions and through locals and captures that hold just one.</summary>
    public IOperation Origin(IOperation value)
    {
        for (var hops = 0; hops < 32; hops++)
        {
            value = value.WithoutConversions();
            if (Of(value) is not [var only])
                return value;

            value = only.Value;
        }

        return value;
    }

    private void Add(IOperation root, BasicBlock block)
    {
        foreach (var operation in root.InEvaluationOrder())
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var mentioned }:
                    _mentions[mentioned] = _mentions.TryGetValue(mentioned, out var before) ? before + 1 : 1;
                    break;
                case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: var local }, Value: var value }:
                    Add(_locals, local, new(value, block));
                    break;
                case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                    Name(pattern, new(value, ""));
                    break;
                case IFlowCaptureOperation { Id: var id, Value: var value }:
                    Add(_captures, id, new(value, block));
                    break;
                case ISimpleAssignmentOperation { IsRef: true, Target: var target, Value: var source }:
                    Forget(target);
                    Forget(source);
                    break;
                case ICompoundAssignmentOperation { Target: var target }:
                    Forget(target);
                    break;
                case IIncrementOrDecrementOperation { Target: var target }:
                    Forget(target);
                    break;
                case IDeconstructionAssignmentOperation { Target: var target }:
                    Forget(target);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target }:
                    Forget(target);
                    break;
                case IAddressOfOperation { Reference: var target }:
                    Forget(target);
                    break;
            }
    }

    private void Name(IPatternOperation pattern, Place place)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                _named[symbol] = place;
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                Name(both.LeftPattern, place);
                Name(both.RightPattern, place);
                break;
            case INegatedPatternOperation { Pattern: var negated }:
                Name(negated, place);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } declared)
                    _named[declared] = place;
                foreach (var part in recursive.PropertySubpatterns)
                    if (part.Member is IMemberReferenceOperation { Member.Name: var member })
                        Name(part.Pattern, place with { Members = $"{place.Members}.{member}" });
                break;
        }
    }

    private void Forget(IOperation target)
    {
        foreach (var part in target.InEvaluationOrder())
            if (part is ILocalReferenceOperation { Local: var local })
                _unknown.Add(local);
    }

    private static void Add<TKey>(Dictionary<TKey, List<StoredValue>> values, TKey key, StoredValue value) where TKey : notnull
    {
        if (!values.TryGetValue(key, out var stored))
            values.Add(key, stored = []);

        stored.Add(value);
    }
}
