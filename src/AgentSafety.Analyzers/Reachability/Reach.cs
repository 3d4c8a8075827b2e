using AgentSafety.Guards;

namespace AgentSafety.Reachability;

/// <summary>A body whose reach is known: its summary, and every operation it can come to without a guard.</summary>
internal sealed record Reached(MethodSummary Summary, OperationSet Unguarded);

/// <summary>
/// A guard deletes the edge it protects; what can still be reached is unguarded. Bodies are finished callees first (Tarjan's strongly connected
/// components, on a stack of our own: call chains are deeper than thread stacks), so each is solved once, knowing what its callees prove.
/// Inside a cycle nothing is known yet, and unknown proves nothing.
/// </summary>
internal sealed class Reach(Summaries summaries)
{
    private readonly object _gate = new();
    private readonly Dictionary<ISymbol, Reached> _reached = new(SymbolEqualityComparer.Default);
    private readonly List<Step> _sites = [];

    public Reached Of(ISymbol body, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_reached.ContainsKey(body))
                Explore(body, cancellationToken);

            return _reached[body];
        }
    }

    public Step Site(int number)
    {
        lock (_gate)
            return _sites[number];
    }

    public OperationSet UnguardedFrom(Step step, CancellationToken cancellationToken)
    {
        var found = OperationSet.Empty;
        foreach (var callee in step.Callees)
            found = found.Union(Of(callee, cancellationToken).Unguarded);

        return found;
    }

    private void Explore(ISymbol start, CancellationToken cancellationToken)
    {
        var visits = new Dictionary<ISymbol, Visit>(SymbolEqualityComparer.Default);
        var open = new Stack<Visit>(); // not yet known to which component they belong
        var active = new Stack<Visit>([Begin(start)]);

        while (active.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var visit = active.Peek();
            if (visit.Next < visit.Callees.Length)
            {
                var callee = visit.Callees[visit.Next++];
                if (_reached.ContainsKey(callee))
                    continue;

                if (!visits.TryGetValue(callee, out var seen))
                    active.Push(Begin(callee));
                else
                    visit.Low = Math.Min(visit.Low, seen.Number);

                continue;
            }

            active.Pop();
            if (active.Count > 0)
                active.Peek().Low = Math.Min(active.Peek().Low, visit.Low);

            if (visit.Low == visit.Number)
                Finish(TakeComponent(open, visit), cancellationToken);
        }

        Visit Begin(ISymbol body)
        {
            var visit = new Visit(body, visits.Count, summaries.CalleesOf(body, cancellationToken));
            visits.Add(body, visit);
            open.Push(visit);
            return visit;
        }
    }

    private static List<ISymbol> TakeComponent(Stack<Visit> open, Visit root)
    {
        var component = new List<ISymbol>();
        Visit taken;
        do
        {
            taken = open.Pop();
            component.Add(taken.Body);
        }
        while (taken != root);

        return component;
    }

    private void Finish(List<ISymbol> component, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ISymbol, Reached>(SymbolEqualityComparer.Default);
        foreach (var body in component)
        {
            var summary = summaries.Summarize(body, Known, cancellationToken);
            found.Add(body, new(summary, OwnOperations(summary)));
        }

        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var body in component)
            {
                var before = found[body];
                var unguarded = before.Summary.Steps.Where(static step => step.IsUnguarded).SelectMany(static step => step.Callees)
                    .Aggregate(before.Unguarded, (set, callee) => set.Union((_reached.TryGetValue(callee, out var known) || found.TryGetValue(callee, out known) ? known : null)?.Unguarded ?? OperationSet.Empty));
                changed |= component.Count > 1 && unguarded != before.Unguarded;
                found[body] = before with { Unguarded = unguarded };
            }
        }

        foreach (var entry in found)
            _reached.Add(entry.Key, entry.Value);

        GuardContract Known(ISymbol callee) => _reached.TryGetValue(callee, out var reached) ? reached.Summary.Contract : GuardContract.None;
    }

    private OperationSet OwnOperations(MethodSummary summary)
    {
        var own = OperationSet.Empty;
        foreach (var step in summary.Steps)
            if (step is { Operation: not null, IsUnguarded: true })
            {
                own = own.Union(OperationSet.Of(_sites.Count));
                _sites.Add(step);
            }

        return own;
    }

    private sealed class Visit(ISymbol body, int number, ImmutableArray<ISymbol> callees)
    {
        public readonly ISymbol Body = body;
        public readonly int Number = number;
        public readonly ImmutableArray<ISymbol> Callees = callees;
        public int Next;
        public int Low = number;
    }
}
