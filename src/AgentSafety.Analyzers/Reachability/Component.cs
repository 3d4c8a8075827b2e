using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Bodies that call each other, nearly always just one. All that they call besides is known.</summary>
internal sealed class Component
{
    private readonly List<CodeId> _bodies;
    private readonly Func<Step, ImmutableArray<CodeId>> _codeOf;
    private readonly Func<CodeId, Reached?> _known;
    private readonly Dictionary<CodeId, Reached> _found = [];
    private readonly Dictionary<CodeId, ImmutableArray<Exposure>> _own = [];

    public Component(List<CodeId> bodies, Func<CodeId, MethodSummary> summarize, Func<Step, ImmutableArray<CodeId>> codeOf, Func<Lack, Step, bool> ends, Func<CodeId, Reached?> known, Func<Step, int> numberOf)
    {
        (_bodies, _codeOf, _known) = (bodies, codeOf, known);
        foreach (var body in bodies)
        {
            var summary = summarize(body);
            _own.Add(body, OwnOperations(summary, ends, numberOf));
            _found.Add(body, new(summary, Exposure.NoneAtAll));
        }
    }

    /// <summary>A body is looked at again when one that it calls is found to reach more.</summary>
    public IEnumerable<KeyValuePair<CodeId, Reached>> Solve()
    {
        var callers = _bodies.Count == 1 ? null : Callers();
        var pending = new Queue<CodeId>(_bodies);
        var waiting = new HashSet<CodeId>(_bodies);
        while (pending.Count > 0)
        {
            var body = pending.Dequeue();
            waiting.Remove(body);
            var (before, after) = (_found[body], Expose(body));
            if (before.Exposures.SequenceEqual(after))
                continue;

            _found[body] = before with { Exposures = after };
            if (callers is not null)
                foreach (var caller in callers[body])
                    if (waiting.Add(caller))
                        pending.Enqueue(caller);
        }

        return _found;
    }

    private ILookup<CodeId, CodeId> Callers() => _bodies
        .SelectMany(caller => _found[caller].Summary.Steps.SelectMany(step => _codeOf(step)).Where(_found.ContainsKey).Select(callee => (Caller: caller, Callee: callee)))
        .Distinct().ToLookup(static edge => edge.Callee, static edge => edge.Caller);

    private ImmutableArray<Exposure> Expose(CodeId body)
    {
        var exposures = _own[body].ToArray();
        foreach (var step in _found[body].Summary.Steps)
            foreach (var callee in _codeOf(step))
                if ((_known(callee) ?? (_found.TryGetValue(callee, out var sibling) ? sibling : null)) is { } reached)
                    AddBehind(exposures, step, reached);

        return [.. exposures];
    }

    /// <summary>Where nothing is guarded all lacks are the same, and share one set.</summary>
    private static void AddBehind(Exposure[] exposures, Step step, Reached callee)
    {
        var before = Lack.AnyProtection.IsOpen(step) ? exposures[0] : null;
        foreach (var lack in Lacks.All)
            if (lack.IsOpen(step))
                exposures[(int)lack] = lack is not Lack.AnyProtection && ReferenceEquals(exposures[(int)lack], before) && ReferenceEquals(callee.Without(lack), callee.Exposures[0])
                    ? exposures[0]
                    : exposures[(int)lack].AndBehind(callee.Without(lack));
    }

    private static ImmutableArray<Exposure> OwnOperations(MethodSummary summary, Func<Lack, Step, bool> ends, Func<Step, int> numberOf)
    {
        var exposures = Exposure.NoneAtAll;
        foreach (var step in summary.Steps)
        {
            var own = step.Operation is null && step.Remarks.IsEmpty ? Exposure.Unseen : Exposure.Of(numberOf(step), step.Operation?.Severity ?? 0);
            foreach (var lack in Lacks.All)
                if (lack.IsOpen(step) && ends(lack, step))
                    exposures = exposures.SetItem((int)lack, exposures[(int)lack].And(lack is Lack.Sight ? Exposure.Unseen : own));
        }

        return exposures;
    }
}
