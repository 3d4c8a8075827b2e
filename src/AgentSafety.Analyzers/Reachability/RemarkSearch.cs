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

    private ImmutableArray<Step> PathTo(Step site, Step first, CancellationToken cancellationToken) =>
        new ShortestPath(reach, static step => Missing.IsOpen(step), step => !step.Remarks.IsEmpty && step.Place == site.Place && step.Name == site.Name, cancellationToken).From(first with { Remarks = [] });
}
