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

    private ImmutableArray<Step> PathTo(Step site, CodeId start, CancellationToken cancellationToken) =>
        new ShortestPath(reach, static _ => true, step => step.Operation is not null && step.Place == site.Place && step.Name == site.Name, cancellationToken).From(start);
}
