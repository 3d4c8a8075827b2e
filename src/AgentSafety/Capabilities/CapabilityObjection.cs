namespace AgentSafety;

/// <summary>What about an act lies outside one capability. Nothing is counted here.</summary>
internal static class CapabilityObjection
{
    public static string? Of(CapabilityScope scope, GuardSettings settings, ProposedAct act)
    {
        var capability = scope.Capability;
        if (scope.HasEnded)
            return "has ended; await the act before the scope is disposed";

        if (capability.Until is { } until && settings.Time.GetUtcNow() >= until)
            return $"was granted until {until:u}";

        if (capability.Environment is { } environment && !environment.Equals(settings.Environment, StringComparison.OrdinalIgnoreCase))
            return $"holds in environment '{VisibleText.Of(environment)}', and this is {(settings.Environment is { } here ? $"'{VisibleText.Of(here)}'" : "not known to be it")}";

        if (!Pattern.AnyMatches(capability.Operations, act.Operation))
            return $"allows no such operation: '{VisibleText.Of(act.Operation)}'";

        if (act.OwnTargets.Length == 0)
            return Pattern.AnyMatches(capability.Resources, "") ? null : "allows no act that names no target";

        return Array.Find(act.OwnTargets, target => !Pattern.AnyMatches(capability.Resources, target)) is { } outside
            ? $"allows no such resource: '{VisibleText.Of(outside)}'"
            : null;
    }

    /// <summary>An act without a target is one on nothing that can be named.</summary>
    public static IEnumerable<string> Named(ProposedAct act) => act.Targets.Count == 0 ? [""] : act.Targets;
}
