using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What the bodies behind a member come to, put so that those who can't read them know as much as they need.</summary>
internal sealed class ContractOfBodies(Reach reach, BodiesToRead? read = null)
{
    /// <summary>Worst first; what lies beyond is left out, and a worse one stands for it.</summary>
    private const int MostSteps = 24;

    /// <summary>What is worth saying two projects away. The others are hints for who writes the line.</summary>
    private static readonly RemarkKind[] Said = [RemarkKind.RecoveryOff, RemarkKind.WidensPermissions, RemarkKind.SoundsDestructive, RemarkKind.Unasked, RemarkKind.TakesAll];

    public MemberContract Of(IEnumerable<CodeId> bodies, CancellationToken cancellationToken)
    {
        MemberContract? contract = null;
        foreach (var body in bodies)
            contract = contract is null ? Of(body, cancellationToken) : contract.Or(Of(body, cancellationToken));

        return contract ?? MemberContract.None;
    }

    private MemberContract Of(CodeId body, CancellationToken cancellationToken)
    {
        if (read?.Contains(body) == false)
            return MemberContract.None;

        var reached = reach.Of(body, cancellationToken);
        var steps = Operations(body, reached, cancellationToken).Concat(Texts(body, reached, cancellationToken)).Concat(Remarks(reached)).Concat(Requests(reached))
            .Distinct().OrderByDescending(static step => step.Operation?.Severity ?? 0).ThenBy(static step => step.Name, StringComparer.Ordinal).ThenBy(static step => step.Operation?.Id, StringComparer.Ordinal).ThenBy(static step => step.Held);
        return new(Sequence<ContractStep>.Of(steps.Take(MostSteps)), ToOthers(reached.Summary.ToCallers.Guard), ToOthers(reached.Summary.ToCallers.Lifecycle));
    }

    /// <summary>What is made counts where it is destroyed first; of most that is made nothing in the catalogue destroys any.</summary>
    private static Lifecycle ToOthers(Lifecycle life) => life.Made.IsEmpty ? life : life with { Made = Sequence<string>.Of(life.Made.Where(kind => Resource.IsDestroyed(kind) || life.Destroyed.Contains(kind))) };

    /// <summary>Which parameter is a delegate says nothing where nothing holds around it; why a guard doesn't guard isn't said across projects.</summary>
    private static GuardContract ToOthers(GuardContract guard) => guard with { WrapsParameter = guard.Wraps is Protections.None ? 0 : guard.WrapsParameter, FollowsSetting = false };

    private IEnumerable<ContractStep> Operations(CodeId body, Reached reached, CancellationToken cancellationToken)
    {
        foreach (var number in reached.Without(Lack.Nothing).Operations.Sites)
        {
            var site = reach.Site(number);
            var path = new ShortestPath(reach, static _ => true, step => ReferenceEquals(step, site), cancellationToken).From(body);
            yield return new(site.Name, site.Operation, HeldBefore(number, reached), path.Any(static step => step.IsUnbounded), site.Lifecycle.Destroyed, default);
        }
    }

    /// <summary>What isn't missing on any way there.</summary>
    private static Protections HeldBefore(int site, Reached reached)
    {
        if (Lacks(Lack.AnyProtection))
            return Protections.None;

        var held = Protections.Some;
        foreach (var (lack, protection) in new[] { (Lack.Approval, Protections.Approval), (Lack.Scope, Protections.Scope), (Lack.Rollback, Protections.Rollback) })
            if (!Lacks(lack))
                held |= protection;

        return held;

        bool Lacks(Lack lack) => reached.Without(lack).Operations.Sites.BinarySearch(site) >= 0;
    }

    /// <summary>Texts in which the caller has a say, named by the call that runs them.</summary>
    private IEnumerable<ContractStep> Texts(CodeId body, Reached reached, CancellationToken cancellationToken)
    {
        foreach (var language in reached.Summary.ToCallers.Runs.GroupBy(static text => text.Language))
        {
            var path = new ShortestPath(reach, step => step.Runs.Any(text => text.Language == language.Key), static step => step.Callees.IsEmpty, cancellationToken).From(body);
            if (!path.IsEmpty)
                yield return new(path[path.Length - 1].Name, null, Protections.None, IsUnbounded: false, default, Sequence<ExecutedText>.Of(language));
        }
    }

    private static IEnumerable<ContractStep> Requests(Reached reached) => reached.Summary.ToCallers.Requests is { IsEmpty: false } requests
        ? [new("", null, Protections.None, IsUnbounded: false, default, default) { Requests = requests }]
        : [];

    private IEnumerable<ContractStep> Remarks(Reached reached) =>
        from number in reached.Without(Lack.Word).Operations.Sites
        let site = reach.Site(number)
        from remark in site.Remarks
        where Said.Contains(remark.Kind)
        select new ContractStep(site.Name, null, Protections.None, IsUnbounded: false, default, default, remark.Kind, remark.Says);
}
