using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// Where on a path the model's own yes is taken for an approval: a flag that is tested before a step, and that is a parameter of the entry point, or was handed down from one.
/// </summary>
internal sealed class SelfApprovals(Reach reach)
{
    /// <param name="finding">Of a path on which nothing guards.</param>
    /// <param name="entry">The body in which the path begins; null where it begins with the registration of one.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public Finding Explained(Finding finding, MethodSummary? entry, CancellationToken cancellationToken)
    {
        var path = finding.Path;
        var first = entry is null ? 1 : 0;
        if (finding is { Lack: Lack.AnyProtection, Remark: null, Weakness: null or { Kind: Weaknesses.IgnoredAnswer or Weaknesses.FailsOpen }, Operation: not null })
            for (var i = first; i < path.Length; i++)
                foreach (var tested in path[i].Flags)
                    if (tested.Flag.IsYes && (finding.Weakness is null || tested.Skips) && IsModels(path, first, i, tested.Flag.Ordinal) && !Selects(tested, BodyAt(i), cancellationToken))
                        return finding with { Path = path.SetItem(i, path[i] with { Weakness = new(Weaknesses.SelfApproval, tested.Place, tested.Flag.Name, tested.Flag.Says) }) };

        return finding;

        MethodSummary? BodyAt(int i) => i == 0 ? entry
            : reach.CodeOf(path[i - 1], cancellationToken).Select(code => reach.Of(code, cancellationToken).Summary).FirstOrDefault(summary => summary.Steps.Any(step => step.Place == path[i].Place));
    }

    /// <summary>Each call down to it hands it on; a constant, or what a person answered, is nothing that the model said.</summary>
    private static bool IsModels(ImmutableArray<Step> path, int first, int at, int parameter)
    {
        for (; at > first; at--)
        {
            var handed = path[at - 1].Handed.Where(handed => handed.To == parameter).ToArray();
            if (handed.Length == 0)
                return false;

            parameter = handed[0].From;
        }

        return parameter >= 0;
    }

    /// <summary>Where it says no, something is destroyed, too: it says what is done, not whether.</summary>
    private bool Selects(TestedFlag yes, MethodSummary? body, CancellationToken cancellationToken) => body is null || body.Steps.Any(step =>
        step.Flags.Any(other => !other.Flag.IsYes && other.Flag.Ordinal == yes.Flag.Ordinal && other.Flag.Members == yes.Flag.Members)
        && (reach.Ends(Lack.AnyProtection, step, cancellationToken) || reach.CodeOf(step, cancellationToken).Any(code => !reach.Of(code, cancellationToken).Without(Lack.AnyProtection).Operations.IsEmpty)));
}
