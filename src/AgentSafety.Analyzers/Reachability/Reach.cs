using System.Collections.Concurrent;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>A body whose reach is known: its summary, and by what is missing on the way, what it can come to.</summary>
internal sealed record Reached(MethodSummary Summary, ImmutableArray<Exposure> Exposures)
{
    public Exposure Without(Lack lack) => Exposures[(int)lack];
}

/// <summary>
/// A guard deletes the edge it protects; what can still be reached is exposed. Bodies are finished callees first (Tarjan's strongly connected
/// components, on a stack of our own: call chains are deeper than thread stacks), so each is solved once, knowing what its callees prove.
/// Inside a cycle nothing is known yet, and unknown proves nothing.
/// </summary>
internal sealed class Reach(BodyRecords records, int mostBodies = Reach.MostBodies, Func<CodeId, bool>? isRead = null)
{
    /// <summary>Read for one request. What lies beyond is said to be unseen, so that nothing is skipped in silence.</summary>
    public const int MostBodies = 250_000;

    private static readonly Reached TooFar = new(
        new("…", [new(default, Unseen.TooFar.Name, Callees.None, null, Protections.None, Unseen.TooFar)], GuardContract.None),
        Exposure.NoneAtAll.SetItem((int)Lack.Sight, Exposure.Unseen));

    private static readonly Reached Idle = new(new("", [], GuardContract.None, Acting: ActingWhere.Nowhere), Exposure.NoneAtAll);

    private readonly object _gate = new();
    private readonly ConcurrentDictionary<CodeId, Reached> _reached = new();
    private readonly ConcurrentDictionary<int, Step> _sites = new();
    private int _count;

    /// <summary>What is known is final, so nobody waits for it while another thread explores something else.</summary>
    public Reached Of(CodeId body, CancellationToken cancellationToken)
    {
        if (_reached.TryGetValue(body, out var known))
            return known;

        lock (_gate)
        {
            if (!_reached.ContainsKey(body))
                Explore(body, cancellationToken);

            return _reached[body];
        }
    }

    public Step Site(int number) => _sites[number];

    public ImmutableArray<CodeId> CodeOf(Step step, CancellationToken cancellationToken) => CodeOf(step.Callees, cancellationToken);

    public ImmutableArray<CodeId> CodeOf(Callees callees, CancellationToken cancellationToken) => records.CodeOf(callees, cancellationToken);

    /// <summary>Is this where a path ends that lacks it?</summary>
    public bool Ends(Lack lack, Step step, CancellationToken cancellationToken) => lack switch
    {
        Lack.Sight => records.RunsWhatIsUnseen(step, cancellationToken),
        Lack.Word => !step.Remarks.IsEmpty,
        _ => step.Operation is { } operation && lack.Concerns(operation),
    };

    private void Explore(CodeId start, CancellationToken cancellationToken)
    {
        var visits = new Dictionary<CodeId, Visit>();
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

                if (visits.TryGetValue(callee, out var seen))
                    visit.Low = Math.Min(visit.Low, seen.Number);
                else if (isRead is not null && !isRead(callee))
                    _reached[callee] = Idle;
                else if (visits.Count < mostBodies)
                    active.Push(Begin(callee));
                else
                    _reached[callee] = TooFar;

                continue;
            }

            active.Pop();
            if (active.Count > 0)
                active.Peek().Low = Math.Min(active.Peek().Low, visit.Low);

            if (visit.Low == visit.Number)
                Finish(TakeComponent(open, visit), cancellationToken);
        }

        Visit Begin(CodeId body)
        {
            var visit = new Visit(body, visits.Count, records.CalleesOf(body, cancellationToken));
            visits.Add(body, visit);
            open.Push(visit);
            return visit;
        }
    }

    private static List<CodeId> TakeComponent(Stack<Visit> open, Visit root)
    {
        var component = new List<CodeId>();
        Visit taken;
        do
        {
            taken = open.Pop();
            component.Add(taken.Body);
        }
        while (taken != root);

        return component;
    }

    private void Finish(List<CodeId> bodies, CancellationToken cancellationToken)
    {
        var component = new Component(bodies, body => records.Summarize(body, Proved, cancellationToken), step => CodeOf(step, cancellationToken), (lack, step) => Ends(lack, step, cancellationToken), Known, NumberOf);
        foreach (var solved in component.Solve())
            _reached[solved.Key] = solved.Value;

        BodyContract Proved(CodeId callee) => _reached.TryGetValue(callee, out var reached) ? reached.Summary.ToCallers : BodyContract.None;

        Reached? Known(CodeId callee) => _reached.TryGetValue(callee, out var reached) ? reached : null;
    }

    /// <summary>Only whoever holds the gate adds any.</summary>
    private int NumberOf(Step site)
    {
        var number = _count++;
        _sites[number] = site;
        return number;
    }

    private sealed class Visit(CodeId body, int number, ImmutableArray<CodeId> callees)
    {
        public readonly CodeId Body = body;
        public readonly int Number = number;
        public readonly ImmutableArray<CodeId> Callees = callees;
        public int Next;
        public int Low = number;
    }
}
