namespace AgentSafety.Rules;

/// <summary>AGS2xxx: guards that don't guard. On a path they stand in place of AGS1001: one warning for a step, the one that explains.</summary>
internal static class GuardRules
{
    public static readonly DiagnosticDescriptor UnreadAnswer = Rule.Guard(
        RuleIds.UnreadAnswer,
        title: "A submitted form is taken for a yes",
        message: "'{0}' takes a submitted form for a yes: it can reach '{1}'{2} without its yes/no field being read as yes{3}",
        description: "That a form was accepted says only that somebody sent it: with 'no' in its yes/no field it is accepted too. The field itself must be read.");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [UnreadAnswer];
}
