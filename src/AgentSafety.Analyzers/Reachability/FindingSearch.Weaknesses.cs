namespace AgentSafety.Reachability;

/// <summary>Where a guard fails that is only called here.</summary>
internal sealed partial class FindingSearch
{
    private const int MostHelpers = 8;

    private Finding Explained(Finding finding, CancellationToken cancellationToken)
    {
        var weakness = finding.Remark is null ? finding.Weakness : null;
        for (var hops = 0; hops < MostHelpers && weakness is { Elsewhere.IsEmpty: false }; hops++)
            weakness = reach.CodeOf(weakness.Elsewhere, cancellationToken).Select(code => reach.Of(code, cancellationToken).Summary.Weakness).FirstOrDefault(static cause => cause is not null);

        return weakness is { Place: not null } && weakness != finding.Weakness ? finding with { Cause = weakness } : finding;
    }
}
