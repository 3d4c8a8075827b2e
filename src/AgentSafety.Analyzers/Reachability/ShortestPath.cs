using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Breadth first, in source order: of two ways as short, the first that is written. Each body is entered once, so that bodies that call each other come to an end.</summary>
/// <param name="isOpen">Steps that may be taken.</param>
/// <param name="isEnd">The step that is looked for.</param>
internal sealed class ShortestPath(Reach reach, Func<Step, bool> isOpen, Func<Step, bool> isEnd, CancellationToken cancellationToken)
{
    private readonly Dictionary<CodeId, (CodeId? From, Step? By)> _arrivals = [];
    private readonly Queue<CodeId> _pending = new();

    /// <summary>The step, those after it, and the one that is looked for; empty if there is no way.</summary>
    public ImmutableArray<Step> From(Step first)
    {
        if (isEnd(first))
            return [first];

        Follow(null, first);
        return Search();
    }

    /// <summary>The same from the beginning of a body.</summary>
    public ImmutableArray<Step> From(CodeId body)
    {
        _arrivals.Add(body, (null, null));
        _pending.Enqueue(body);
        return Search();
    }

    private ImmutableArray<Step> Search()
    {
        while (_pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = _pending.Dequeue();
            foreach (var step in reach.Of(body, cancellationToken).Summary.Steps)
                if (isOpen(step))
                {
                    if (isEnd(step))
                        return [.. WayTo(body).Reverse(), step];

                    Follow(body, step);
                }
        }

        return [];
    }

    private void Follow(CodeId? from, Step by)
    {
        foreach (var callee in reach.CodeOf(by, cancellationToken))
            if (!_arrivals.ContainsKey(callee))
            {
                _arrivals.Add(callee, (from, by));
                _pending.Enqueue(callee);
            }
    }

    private IEnumerable<Step> WayTo(CodeId body)
    {
        for (CodeId? at = body; at is not null && _arrivals[at] is { By: { } by, From: var from }; at = from)
            yield return by with { Name = reach.Of(at, cancellationToken).Summary.Name };
    }
}
