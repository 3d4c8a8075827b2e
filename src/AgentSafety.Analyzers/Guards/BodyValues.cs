using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A value, and the members that lead from it to what is meant: <c>answer</c>, <c>.Content.Yes</c>.</summary>
internal readonly record struct Place(IOperation Value, string Members);

/// <summary>Which values the locals, parameters and captures of one member can hold, lambdas and local functions included.</summary>
internal sealed class BodyValues
{
    private readonly StoredValues _stored;
    private readonly ReachingValues _reaching = new();

    private BodyValues(StoredValues stored) => _stored = stored;

    public static BodyValues In(IEnumerable<ControlFlowGraph> graphs) => new(StoredValues.In(graphs));

    /// <summary>Every value it can hold at some time, if each is stored whole; empty when that isn't known.</summary>
    public IReadOnlyList<StoredValue> Of(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } when Known(local) is { } values && values.All(static value => value is { IsNamed: false, Value: not IArgumentOperation }) => values,
        IFlowCaptureReferenceOperation { Id: var id } when _stored.Captures.TryGetValue(id, out var values) => values,
        _ => [],
    };

    /// <summary>Every value it can hold where it is read; empty when that isn't known.</summary>
    public IReadOnlyList<StoredValue> Reaching(IOperation reference) =>
        reference is IFlowCaptureReferenceOperation ? Of(reference)
        : StoredValues.Variable(reference) is { } variable && Known(variable) is { } all && _stored.Reads.TryGetValue(reference, out var read) ? _reaching.Of(variable, all, read)
        : [];

    /// <summary>Every value it can hold at the end of a block; empty when that isn't known.</summary>
    public IReadOnlyList<StoredValue> ReachingEnd(ISymbol variable, BasicBlock block) =>
        Known(variable) is { } all ? _reaching.Of(variable, all, new(0, block, int.MaxValue)) : [];

    /// <summary>Every value that it is given.</summary>
    public IReadOnlyList<StoredValue> AllOf(ISymbol variable) => Known(variable) ?? [];

    /// <summary>How often it is given a value.</summary>
    public int TimesStored(IOperation reference) => StoredValues.Variable(reference) is { } variable && Known(variable) is { } all ? all.Count : 0;

    /// <summary>A local that is given a value once and read once.</summary>
    public bool IsUsedOnce(IOperation reference) =>
        reference is ILocalReferenceOperation { Local: var local } && _stored.Mentions.TryGetValue(local, out var mentions) && mentions == 2;

    /// <summary>A list that is written to by <c>Add</c> alone, and handed to nobody but who waits for it.</summary>
    public bool IsOnlyAddedTo(IOperation list) =>
        list is IFlowCaptureReferenceOperation || StoredValues.Variable(list) is { } variable && !_stored.ChangedLists.Contains(variable);

    public Moment? ReadOf(IOperation reference) => _stored.Reads.TryGetValue(reference, out var read) ? read : null;

    /// <summary>What a local that a pattern declares stands for: <c>answer.Content is { } form</c>.</summary>
    public Place? Named(IOperation reference) =>
        reference is ILocalReferenceOperation { Local: var local } && Known(local) is [{ IsNamed: true } only] ? new(only.Value, only.Members) : null;

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

    private List<StoredValue>? Known(ISymbol variable) =>
        !_stored.Unknown.Contains(variable) && _stored.Variables.TryGetValue(variable, out var values) ? values : null;
}
