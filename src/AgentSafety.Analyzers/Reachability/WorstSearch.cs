using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Whatever guards it: the worst operation of a kind that a body can come to, and the shortest way there.</summary>
internal sealed class WorstSearch(Reach reach)
{
    public Finding? From(string entry, CodeId body, Func<DestructiveOperation, bool> counts, CancellationToken cancellationToken)
    {
        var sites = reach.Of(body, cancellationToken).Without(Lack.Nothing).Operations.Sites.Select(reach.Site).Where(site => counts(site.Operation!)).ToArray();
        var worst = sites.OrderByDescending(static site => site.Operation!.Severity)
            .ThenBy(static site => site.Place.File, StringComparer.Ordinal).ThenBy(static site => site.Place.Span.Start).FirstOrDefault(); // numbers depend on who asked first
        return worst is null ? null : new(Lack.Nothing, entry, PathTo(worst, body, cancellationToken), More: sites.Select(static site => site.Place).Distinct().Count() - 1);
    }

    /// <summary>Breadth first, in source order: the first way found is the shortest.</summary>
    private ImmutableArray<Step> PathTo(Step site, CodeId start, CancellationToken cancellationToken)
    {
        var arrivals = new Dictionary<CodeId, (CodeId From, Step By)?> { [start] = null };
        var pending = new Queue<CodeId>([start]);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = pending.Dequeue();
            foreach (var step in reach.Of(body, cancellationToken).Summary.Steps)
            {
                if (step.Operation is not null && step.Place == site.Place && step.Name == site.Name)
                    return [.. Before(body).Reverse(), step];

                foreach (var callee in reach.CodeOf(step, cancellationToken))
                    if (!arrivals.ContainsKey(callee))
                    {
                        arrivals.Add(callee, (body, step));
                        pending.Enqueue(callee);
                    }
            }
        }

        IEnumerable<Step> Before(CodeId body)
        {
            while (arrivals[body] is var (from, by))
            {
                yield return by with { Name = reach.Of(body, cancellationToken).Summary.Name };
                body = from;
            }
        }
    }
}
