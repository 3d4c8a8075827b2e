using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// From the reach of an entry point to what is said of the steps it comes to unapproved: at the very words if they lie in the body that is
/// analysed, else once for each first step and kind, about the worst of them by the shortest path.
/// </summary>
internal sealed class RemarkSearch(Reach reach)
{
    private const Lack Missing = Lack.Word;

    public IEnumerable<Finding> Behind(string entry, Step first, CancellationToken cancellationToken)
    {
        if (!Missing.IsOpen(first))
            yield break;

        foreach (var remark in first.Remarks)
            yield return new(Missing, entry, [first], More: 0) { Remark = remark };

        var sites = reach.CodeOf(first, cancellationToken).SelectMany(code => reach.Of(code, cancellationToken).Without(Missing).Operations.Sites).Distinct().Select(reach.Site).ToArray();
        foreach (var kind in sites.SelectMany(static site => site.Remarks).Select(static remark => remark.Kind).Distinct().OrderBy(static kind => kind))
        {
            var saying = sites.Where(site => site.Remarks.Any(remark => remark.Kind == kind)).ToArray();
            var worst = saying.OrderByDescending(static site => site.Operation?.Severity ?? 0).ThenBy(static site => site.Place.File, StringComparer.Ordinal).ThenBy(static site => site.Place.Span.Start).First();
            yield return new(Missing, entry, PathTo(worst, first, cancellationToken), More: saying.Select(static site => site.Place).Distinct().Count() - 1)
            {
                Remark = worst.Remarks.First(remark => remark.Kind == kind),
            };
        }
    }

    /// <summary>Breadth first, in source order: the first way found is the shortest.</summary>
    private ImmutableArray<Step> PathTo(Step site, Step first, CancellationToken cancellationToken)
    {
        var arrivals = new Dictionary<CodeId, (CodeId? From, Step By)>();
        var pending = new Queue<CodeId>();
        Follow(null, first);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = pending.Dequeue();
            foreach (var step in reach.Of(body, cancellationToken).Summary.Steps.Where(static step => Missing.IsOpen(step)))
            {
                if (step.Place == site.Place && step.Name == site.Name && !step.Remarks.IsEmpty)
                    return [.. Before(body).Reverse(), step];

                Follow(body, step);
            }
        }

        void Follow(CodeId? from, Step by)
        {
            foreach (var callee in reach.CodeOf(by, cancellationToken))
                if (!arrivals.ContainsKey(callee))
                {
                    arrivals.Add(callee, (from, by));
                    pending.Enqueue(callee);
                }
        }

        IEnumerable<Step> Before(CodeId body)
        {
            for (CodeId? at = body; at is not null; at = arrivals[at].From)
                yield return arrivals[at].By with { Name = reach.Of(at, cancellationToken).Summary.Name };
        }
    }
}
