using AgentSafety.Symbols;

namespace AgentSafety.Rules;

/// <summary>AGS1008, AGS1010, AGS1011, AGS4001 to AGS4004: what is said of a step besides that it destroys. It stands beside AGS1001, and is silent where a person approves.</summary>
internal static class RemarkRules
{
    public static readonly DiagnosticDescriptor RecoveryOff = Rule.Safety(
        RuleIds.RecoveryOff,
        title: "A setting takes off what would keep or bring back what an agent destroys",
        message: "'{4}' takes off what would keep or bring back what '{1}' destroys; '{0}' can reach it{2}, and nobody approves it{3}",
        description: "The service would keep a snapshot, a version or a waiting time, or refuse what is still in use, and one setting tells it not to. What an agent destroys should come back.");

    public static readonly DiagnosticDescriptor Unasked = Rule.Safety(
        RuleIds.Unasked,
        title: "A command that destroys is told not to ask",
        message: "'{4}' tells the command that '{1}' runs not to ask; '{0}' can reach it{2}, and nobody approves it{3}",
        description: "The program would show what it is about to destroy and wait for a yes. With this flag nobody sees it.");

    public static readonly DiagnosticDescriptor TakesAll = Rule.Safety(
        RuleIds.TakesAll,
        title: "SQL takes all there is",
        message: "{4}: the SQL that '{1}' runs takes all there is; '{0}' can reach it{2}, and nobody approves it{3}",
        description: "DROP, TRUNCATE, and DELETE or UPDATE without a WHERE that narrows them, take a whole table or more, whoever was meant.");

    public static readonly DiagnosticDescriptor NotCancellable = Rule.Safety(
        RuleIds.NotCancellable,
        title: "A destructive operation can't be stopped",
        message: "Nobody can stop '{1}', for {4}; '{0}' can reach it{2}{3}",
        description: "A token is at hand by which the call of the tool can be stopped, and the operation that destroys never hears of it.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor WidenedPermissions = Rule.Path(
        RuleIds.WidenedPermissions,
        title: "Agent can widen permissions",
        message: "'{0}' can reach '{1}'{2}, which {4}, and nobody approves it{3}",
        description: "Who may grant may do all that the grant allows. An agent that widens permissions has them, and no guard on what it does afterwards knows why.");

    public static readonly DiagnosticDescriptor AmbientAuthority = Rule.Path(
        RuleIds.AmbientAuthority,
        title: "Agent acts with all the rights of the process",
        message: "'{0}' gets from '{1}'{2} all the rights of {4}{3}",
        description: "What an agent can do by mistake is bounded by what its client may do. Credentials that are looked up from the surroundings have the rights of the whole process, or of the developer; a key of an account has all of that account.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor SoundsDestructive = Rule.Path(
        RuleIds.SoundsDestructive,
        title: "Agent hands over to what sounds destructive and can't be read",
        message: "'{0}' can reach '{1}'{2}, which can't be read and sounds as if it {4}, and nobody approves it{3}",
        description: "The code lies in another assembly, or behind an interface that nothing here implements. Its name says that it destroys, so it should be guarded, or be declared by a contract.",
        DiagnosticSeverity.Info);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [WidenedPermissions, AmbientAuthority, SoundsDestructive, RecoveryOff, Unasked, TakesAll, NotCancellable];

    public static DiagnosticDescriptor For(RemarkKind kind) => kind switch
    {
        RemarkKind.WidensPermissions => WidenedPermissions,
        RemarkKind.AmbientAuthority => AmbientAuthority,
        RemarkKind.SoundsDestructive => SoundsDestructive,
        RemarkKind.Unasked => Unasked,
        RemarkKind.TakesAll => TakesAll,
        RemarkKind.NotCancellable => NotCancellable,
        _ => RecoveryOff,
    };
}
