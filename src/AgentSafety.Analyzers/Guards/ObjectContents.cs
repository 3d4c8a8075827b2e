using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What one member writes into the objects it makes: <c>new Request { Ids = [id] }</c>, <c>request.Ids.Add(id)</c>.</summary>
internal sealed class ObjectContents
{
    private readonly BodyValues _values;
    private readonly Dictionary<object, List<IOperation>> _byHolder = [];

    public ObjectContents(IEnumerable<ControlFlowGraph> graphs, BodyValues values)
    {
        _values = values;
        foreach (var graph in graphs)
            foreach (var block in graph.Blocks)
                foreach (var operation in block.Operations)
                    Add(operation);
    }

    /// <summary>Of the object that a local or capture holds, through those that it was copied from.</summary>
    public IEnumerable<IOperation> Of(IOperation reference)
    {
        for (var hops = 0; hops < 32; hops++)
        {
            if (Holder(reference) is { } holder && _byHolder.TryGetValue(holder, out var written))
                foreach (var value in written)
                    yield return value;

            if (_values.Of(reference) is not [var only])
                yield break;

            reference = only.Value.WithoutConversions();
        }
    }

    private void Add(IOperation root)
    {
        foreach (var operation in root.InEvaluationOrder())
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } owner }, Value: var value }:
                    Add(owner, value);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list, Arguments: var added }:
                    foreach (var argument in added)
                        Add(list, argument.Value);
                    break;
            }
    }

    private void Add(IOperation owner, IOperation value)
    {
        while (owner.WithoutConversions() is IMemberReferenceOperation { Instance: { } outer })
            owner = outer;

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
        _ => null,
    };
}
