namespace AgentSafety;

/// <summary>Holds an act against every scope around it, and takes from each what the act costs, or from none.</summary>
internal static class CapabilityCheck
{
    /// <summary>What the act is about has no allowed name: that can be said without taking anything.</summary>
    public static CapabilityExplanation? Refusal(GuardSettings settings, ProposedAct act)
    {
        for (var scope = CapabilityScope.Current; scope is not null; scope = scope.Outer)
            if (CapabilityObjection.Of(scope, settings, act) is { } reason)
                return Refused(scope, reason, settings, act);

        return settings.Ceiling is { } ceiling && CapabilityObjection.Of(ceiling, settings, act) is { } outside ? Refused(ceiling, outside, settings, act) : null;
    }

    public static CapabilityExplanation NothingGranted(GuardSettings settings, ProposedAct act) => new("no scope was entered, and none is in force for the process", Least(settings, act));

    public static CapabilityExplanation Explain(GuardSettings settings, ProposedAct act)
    {
        if (Refusal(settings, act) is { } refusal)
            return refusal;

        foreach (var scope in Around(settings))
            if (scope.Allowance.Refuses(Cost(act), settings.Time) is { } reason)
                return Refused(scope, reason, settings, act);

        return new(null, null);
    }

    /// <summary>Null if every scope gave what the act costs.</summary>
    public static CapabilityExplanation? TryTake(GuardSettings settings, ProposedAct act)
    {
        if (!AnyCounts(settings))
            return null;

        var taken = new List<CapabilityScope>();
        foreach (var scope in Around(settings))
        {
            if (scope.Allowance.TryTake(Cost(act), settings.Time) is { } reason)
            {
                taken.ForEach(giver => giver.Allowance.GiveBack(Cost(act)));
                return Refused(scope, reason, settings, act);
            }

            taken.Add(scope);
        }

        return null;
    }

    public static void GiveBack(CapabilityScope? innermost, CapabilityScope? ceiling, ProposedAct act)
    {
        for (var scope = innermost; scope is not null; scope = scope.Outer)
            scope.Allowance.GiveBack(Cost(act));

        ceiling?.Allowance.GiveBack(Cost(act));
    }

    private static CapabilityExplanation Refused(CapabilityScope scope, string reason, GuardSettings settings, ProposedAct act) => new(
        ReferenceEquals(scope, settings.Ceiling) ? $"the ceiling of the process {reason}" : $"scope {scope.Depth} {reason}",
        Least(settings, act));

    private static Capability Least(GuardSettings settings, ProposedAct act) => new()
    {
        Operations = [Pattern.Exactly(act.Operation)],
        Resources = [.. CapabilityObjection.Named(act).Select(Pattern.Exactly).Distinct()],
        Count = Cost(act),
        Until = settings.Time.GetUtcNow() + TimeSpan.FromMinutes(5),
        Environment = settings.Environment,
    };

    /// <summary>Outermost first: who granted more decides first.</summary>
    private static IEnumerable<CapabilityScope> Around(GuardSettings settings)
    {
        var scopes = new List<CapabilityScope>();
        for (var scope = CapabilityScope.Current; scope is not null; scope = scope.Outer)
            scopes.Add(scope);

        if (settings.Ceiling is { } ceiling)
            scopes.Add(ceiling);

        return Enumerable.Reverse(scopes);
    }

    private static bool AnyCounts(GuardSettings settings)
    {
        for (var scope = CapabilityScope.Current; scope is not null; scope = scope.Outer)
            if (scope.Allowance.Counts)
                return true;

        return settings.Ceiling is { Allowance.Counts: true };
    }

    private static int Cost(ProposedAct act) => Math.Max(1, act.Targets.Count);
}
