using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>From the reach of an entry point to its findings: one for each first step, naming the worst operation behind it by the shortest path.</summary>
internal sealed class FindingSearch(Reach reach)
{
    public IEnumerable<Finding> From(string entry, ISymbol body, CancellationToken cancellationToken)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var step in reach.Of(body, cancellationToken).Summary.Steps)
            if (step.IsUnguarded && !reported.Contains(step.Syntax) && Find(entry, step, cancellationToken) is { } finding)
            {
                reported.Add(step.Syntax);
                yield return finding;
            }
    }

    /// <summary>The finding behind one first step, if there is one.</summary>
    public Finding? Find(string entry, Step first, CancellationToken cancellationToken)
    {
        if (first.Operation is not null)
            return new(entry, [first], More: 0);

        var behind = reach.UnguardedFrom(first, cancellationToken);
        if (behind.IsEmpty)
            return null;

        var worst = behind.Sites.Max(site => reach.Site(site).Operation!.Severity);
        var kinds = behind.Sites.Select(site => reach.Site(site).Syntax).Distinct().Count();
        return new(entry, ShortestPath(first, worst, cancellationToken), More: kinds - 1);
    }

    /// <summary>Breadth first, in source order: the first operation met that is as bad as the worst is the nearest, whatever order files or threads came in.</summary>
    private ImmutableArray<Step> ShortestPath(Step first, int severity, CancellationToken cancellationToken)
    {
        var arrivals = new Dictionary<ISymbol, (ISymbol? Caller, Step By)>(SymbolEqualityComparer.Default);
        var pending = new Queue<ISymbol>();
        Arrive(null, first);

        while (pending.Count > 0)
        {
            var body = pending.Dequeue();
            var steps = reach.Of(body, cancellationToken).Summary.Steps;
            foreach (var step in steps)
                if (step is { IsUnguarded: true, Operation: { } operation } && operation.Severity == severity)
                    return PathTo(body, step);

            foreach (var step in steps)
                if (step.IsUnguarded)
                    Arrive(body, step);
        }

        return [first];

        void Arrive(ISymbol? caller, Step step)
        {
            foreach (var callee in step.Callees)
                if (!arrivals.ContainsKey(callee) && reach.Of(callee, cancellationToken).Unguarded.Sites.Any(site => reach.Site(site).Operation!.Severity == severity))
                {
                    arrivals.Add(callee, (caller, step with { Name = callee.ShortName() }));
                    pending.Enqueue(callee);
                }
        }

        ImmutableArray<Step> PathTo(ISymbol? body, Step operation)
        {
            var path = new Stack<Step>([operation]);
            while (body is not null)
            {
                var (caller, by) = arrivals[body];
                path.Push(by);
                body = caller;
            }

            return [.. path];
        }
    }
}
