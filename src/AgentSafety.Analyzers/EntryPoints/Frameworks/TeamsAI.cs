namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>Actions that a planner of the Teams AI library (1.x) chooses. No package of it could be read; names from the source of one version.</summary>
internal static class TeamsAI
{
    private const string Action = "Microsoft.TeamsAI.AI.Action.ActionAttribute";
    private const string Renamed = "Microsoft.Teams.AI.AI.Action.ActionAttribute";

    public static readonly Framework Framework = new(Action, Renamed) { Marked = [new(Action), new(Renamed)] };
}
