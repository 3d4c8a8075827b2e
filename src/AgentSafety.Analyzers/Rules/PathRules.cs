using AgentSafety.Reachability;

namespace AgentSafety.Rules;

/// <summary>AGS1012: nobody can say where a path leads. AGS1001 to 1004: an agent can reach a destructive operation, and a protection is missing on the path. The first says it if none holds at all.</summary>
internal static class PathRules
{
    public static readonly DiagnosticDescriptor UnguardedOperation = Rule.Path(
        RuleIds.UnguardedOperation,
        title: "Agent can reach a destructive operation that nothing guards",
        message: "'{0}' can reach '{1}'{2}, and nothing guards it{3}: {5}",
        description: "Every path from what an agent can call to an operation that destroys must pass a guard: an approval by a person, a scope granted beforehand, or a registered way back.");

    public static readonly DiagnosticDescriptor UnapprovedOperation = Rule.Path(
        RuleIds.UnapprovedOperation,
        title: "Agent can reach an operation that can't be undone, and nobody approves it",
        message: "'{0}' can reach '{1}'{2}, and nobody approves it{3}: {5}",
        description: "What never comes back, and is a whole resource or more, should be approved by a person, even where a scope or a rollback holds.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnscopedOperation = Rule.Path(
        RuleIds.UnscopedOperation,
        title: "Agent can reach a destructive operation outside a scope",
        message: "'{0}' can reach '{1}'{2} outside any scope{3}",
        description: "A scope says beforehand which targets an agent may destroy; without one an approval given in haste can be for anything.",
        DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor OperationWithoutRollback = Rule.Path(
        RuleIds.OperationWithoutRollback,
        title: "Agent can reach a destructive operation with no rollback registered",
        message: "'{0}' can reach '{1}'{2}, and no rollback is registered{3}",
        description: "Where a way back is possible, it should be registered before the operation runs.",
        DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor UnseenPath = Rule.Path(
        RuleIds.UnseenPath,
        title: "Path from an agent leaves what can be seen",
        message: "What '{0}' does can't be followed beyond '{1}'{2}: {3}",
        description: "A path that can't be followed isn't safe; it is unknown. Declare what lies behind it with a contract, or guard it.",
        DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor Recreation = Rule.Path(
        RuleIds.Recreation,
        title: "Agent can destroy what it means to replace",
        message: "'{0}' destroys with '{1}'{2} what it then makes again, and nobody approves it{3}: {5}",
        description: "To delete and create again is the shortest way to change something, and the one with an outage in it. Change it in place, or make the new one first and switch over.");

    public static readonly DiagnosticDescriptor UnboundedOperation = Rule.Path(
        RuleIds.UnboundedOperation,
        title: "Agent can destroy however many there are",
        message: "'{0}' can reach '{1}'{2} for everything that is found, and nothing bounds or approves how much that is{3}: {5}",
        description: "The targets come from a listing, or nothing narrows the call: one wrong argument, and all of them are gone. Cap it, filter it, or let a person see the list first.");

    public static readonly DiagnosticDescriptor OpenEndedExecutor = Rule.Path(
        RuleIds.OpenEndedExecutor,
        title: "Agent can run whatever it writes",
        message: "'{0}' runs whatever {3} the model writes: nothing confines or guards what reaches '{1}'{2}",
        description: "What the model supplies is the command, the SQL statement or the code itself. Whatever these can destroy, the agent can, under whatever name the tool has.");

    public static readonly DiagnosticDescriptor SuppliedWords = Rule.Path(
        RuleIds.SuppliedWords,
        title: "Agent can write into a text that is run",
        message: "'{0}' puts the model's words into {3} that '{1}' runs{2}: what they can end, they can go on from",
        description: "What the model supplies becomes a part of an SQL statement or of a line that a shell reads. A quote or a semicolon in it begins another command. Hand it over as a parameter or as an argument of its own.",
        DiagnosticSeverity.Info);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [UnguardedOperation, UnapprovedOperation, UnscopedOperation, OperationWithoutRollback, Recreation, UnboundedOperation, OpenEndedExecutor, UnseenPath, SuppliedWords];

    public static DiagnosticDescriptor For(Finding finding) => finding switch
    {
        { Remark: { } remark } => RemarkRules.For(remark.Kind),
        { IsOpenEnded: true } => OpenEndedExecutor,
        { TakesWords: true } => SuppliedWords,
        { Weakness.Kind: var kind } => GuardRules.For(kind),
        { IsRemade: true } => Recreation,
        { IsUnbounded: true } => UnboundedOperation,
        _ => For(finding.Lack),
    };

    private static DiagnosticDescriptor For(Lack lack) => lack switch
    {
        Lack.Approval => UnapprovedOperation,
        Lack.Scope => UnscopedOperation,
        Lack.Rollback => OperationWithoutRollback,
        Lack.Sight => UnseenPath,
        _ => UnguardedOperation,
    };
}
