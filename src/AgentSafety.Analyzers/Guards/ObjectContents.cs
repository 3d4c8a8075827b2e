using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A value that is written into an object: into a member of it, or added to a list that it holds.</summary>
/// <param name="Member">Null when it isn't a member of the object itself.</param>
internal readonly record struct WrittenValue(IOperation Value, string? Member, BasicBlock Block);

/// <summary>What one member writes into the objects it makes: <c>new Request { Ids = [id] }</c>, <c>request.Ids.Add(id)</c>.</summary>
internal sealed class ObjectContents
{
    private static readonly object This = new();

    private readonly BodyValues _values;
    private readonly Dictionary<object, List<WrittenValue>> _byHolder = [];

    public ObjectContents(IEnumerable<ControlFlowGraph> graphs, BodyValues values)
    {
        _values = values;
        foreach (var graph in graphs)
            foreach (var block in graph.Blocks)
                foreach (var operation in graph.Evaluated()[block.Ordinal])
                    Read(operation, block);
    }

    /// <summary>Of the object that a local or capture holds, through those that it was copied from.</summary>
    public IEnumerable<IOperation> Of(IOperation reference)
    {
        for (var hops = 0; hops < 32; hops++)
        {
            foreach (var written in In(reference))
                yield return written.Value;

            if (_values.Of(reference) is not [var only])
                yield break;

            reference = only.Value.WithoutConversions();
        }
    }

    /// <summary>What is written through this local or capture.</summary>
    public IReadOnlyList<WrittenValue> In(IOperation reference) =>
        Holder(reference) is { } holder && _byHolder.TryGetValue(holder, out var written) ? written : [];

    /// <summary>What is written into the object that the member belongs to.</summary>
    public IReadOnlyList<WrittenValue> OfThis => _byHolder.TryGetValue(This, out var written) ? written : [];

    private void Read(IOperation operation, BasicBlock block)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: var target, Value: var value } when Kept(target) is IMemberReferenceOperation { Instance: { } owner, Member.Name: var member }:
                Add(owner, new(value, member, block));
                break;
            case IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list, Arguments: var added }:
                foreach (var argument in added)
                    Add(list, new(argument.Value, null, block));
                break;
        }
    }

    /// <summary>The graph keeps a target in a capture while it decides on the value.</summary>
    private IOperation Kept(IOperation target) => target is IFlowCaptureReferenceOperation && _values.Of(target) is [var only] ? only.Value : target;

    private void Add(IOperation owner, WrittenValue value)
    {
        while (owner.WithoutConversions() is IMemberReferenceOperation { Instance: { } outer })
            (owner, value) = (outer, value with { Member = null });

        if (Holder(owner.WithoutConversions()) is not { } holder)
            return;

        if (!_byHolder.TryGetValue(holder, out var written))
            _byHolder.Add(holder, written = []);

        written.Add(value);
    }

    private static object? Holder(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        _ => null,
    };
}
