using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>From the reach of an entry point to its findings: for each first step, the worst operation behind it by the shortest path.</summary>
internal sealed partial class FindingSearch(Reach reach)
{
    private readonly OpenTextSearch _texts = new(reach);
    private readonly RemarkSearch _remarks = new(reach);
    private readonly SelfApprovals _approvals = new(reach);

    /// <param name="held">Before the body runs.</param>
    /// <param name="fills">The parameters that hold a model's words.</param>
    public IEnumerable<Finding> From(string entry, CodeId body, Protections held, Func<int, bool> fills, CancellationToken cancellationToken)
    {
        var reported = new HashSet<(SourcePlace, Lack, Say, RemarkKind?)>();
        var summary = reach.Of(body, cancellationToken).Summary;
        foreach (var step in summary.Steps.Select(step => step.Under(held)))
            foreach (var finding in Behind(entry, step, cancellationToken).Select(finding => fills == OpenTextSearch.EveryParameter ? _approvals.Explained(finding, summary, cancellationToken) : finding).Concat(_texts.Behind(entry, step, fills, cancellationToken)))
                if (!IsSaidWhereKept(finding, summary, cancellationToken) && reported.Add((finding.Place, finding.Lack, finding.Supplied, finding.Remark?.Kind)))
                    yield return Explained(WithRemade(finding, summary.Lifecycle.Remade), cancellationToken);
    }

    /// <summary>What this body keeps in a member and then runs through it is reported where it is kept: nobody knows who else runs it, and when.</summary>
    private bool IsSaidWhereKept(Finding finding, MethodSummary summary, CancellationToken cancellationToken)
    {
        if (finding.FirstStep.Callees is not { Code.IsEmpty: true, KeptIn.IsEmpty: false })
            return false;

        var others = summary.Steps.Where(step => finding.Lack.IsOpen(step) && step.Callees.KeptIn.IsEmpty).ToArray();
        return reach.CodeOf(finding.FirstStep, cancellationToken).All(code => reach.Of(code, cancellationToken) is var kept
            && (kept.Without(finding.Lack).Operations.IsEmpty || others.Any(step => step.Callees.Code.Contains(code)) || kept.Summary.Steps.All(step => others.Any(other => other.Place == step.Place)))); // a lambda's steps are its body's
    }

    /// <summary>Of a body that a program runs by itself: only where it runs what a model answered.</summary>
    public IEnumerable<Finding> FromAnswers(string entry, CodeId body, Func<int, bool> fills, CancellationToken cancellationToken) =>
        reach.Of(body, cancellationToken).Summary.Steps.SelectMany(step => _texts.Behind(entry, step, fills, cancellationToken)).GroupBy(static finding => (finding.Place, finding.Supplied)).Select(static group => group.First());

    /// <summary>The findings behind a registration of code that stands elsewhere.</summary>
    public IEnumerable<Finding> BehindRegistration(string entry, Step registration, CancellationToken cancellationToken)
    {
        var remade = reach.CodeOf(registration, cancellationToken).Aggregate(default(Sequence<string>), (kinds, code) => Lifecycle.Both(kinds, reach.Of(code, cancellationToken).Summary.Lifecycle.Remade));
        return Behind(entry, registration, cancellationToken).Select(finding => Explained(WithRemade(_approvals.Explained(finding, entry: null, cancellationToken), remade), cancellationToken)).Concat(_texts.BehindRegistration(entry, registration, cancellationToken));
    }

    private static Finding WithRemade(Finding finding, Sequence<string> remade) =>
        finding.Lack is Lack.AnyProtection or Lack.Approval ? finding with { IsRemade = !finding.LastStep.Lifecycle.Destroyed.Intersect(remade).IsEmpty } : finding;

    /// <summary>The findings behind one first step. Where nothing protects at all, which protection is missing isn't the question.</summary>
    private IEnumerable<Finding> Behind(string entry, Step first, CancellationToken cancellationToken) => Missing(entry, first, cancellationToken).Concat(_remarks.Behind(entry, first, cancellationToken));

    private IEnumerable<Finding> Missing(string entry, Step first, CancellationToken cancellationToken)
    {
        foreach (var lack in Lacks.Reported)
            if (Find(lack, entry, first, cancellationToken) is { } finding)
            {
                yield return finding;
                if (lack is Lack.AnyProtection)
                    yield break;
            }
    }

    private Finding? Find(Lack lack, string entry, Step first, CancellationToken cancellationToken)
    {
        if (!lack.IsOpen(first))
            return null;

        if (reach.Ends(lack, first, cancellationToken))
            return new(lack, entry, [first], More: 0);

        var behind = Exposure.None;
        foreach (var callee in reach.CodeOf(first, cancellationToken))
            behind = behind.AndBehind(reach.Of(callee, cancellationToken).Without(lack));

        return behind.Operations.IsEmpty
            ? null
            : new(lack, entry, PathTo(lack, first, behind, cancellationToken), More: lack is Lack.Sight ? 0 : behind.Operations.Sites.Select(site => reach.Site(site).Place).Distinct().Count() - 1);
    }

    /// <summary>Step by step to the nearest of the worst operations; of two ways as short, the one that comes first in the source.</summary>
    private ImmutableArray<Step> PathTo(Lack lack, Step first, Exposure target, CancellationToken cancellationToken)
    {
        var path = ImmutableArray.CreateBuilder<Step>();
        for (var (step, distance) = (first, target.Distance - 1); ; distance--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = reach.CodeOf(step, cancellationToken).Select(code => reach.Of(code, cancellationToken)).First(reached => Leads(reached, distance));
            path.Add(step with { Name = next.Summary.Name });
            step = next.Summary.Steps.First(step => lack.IsOpen(step) && (distance == 0
                ? reach.Ends(lack, step, cancellationToken) && (step.Operation?.Severity ?? 0) == target.Worst
                : reach.CodeOf(step, cancellationToken).Any(code => Leads(reach.Of(code, cancellationToken), distance - 1))));
            if (distance == 0)
            {
                path.Add(step);
                return path.ToImmutable();
            }
        }

        bool Leads(Reached reached, int distance) => reached.Without(lack) is var exposure && exposure.Worst == target.Worst && exposure.Distance == distance;
    }
}
