using AgentSafety.Symbols;

namespace AgentSafety.Rules;

/// <summary>AGS2xxx: guards that don't guard. On a path they stand in place of AGS1001: one warning for a step, the one that explains.</summary>
internal static class GuardRules
{
    public static readonly DiagnosticDescriptor LostApproval = Rule.Guard(
        RuleIds.LostApproval,
        title: "Approval is lost on the way",
        message: "Approval is lost here: {0}",
        description: "ApprovalRequiredAIFunction and filters of a kernel stop nothing by themselves: whoever calls the function has to look for them, and not everybody does.");

    public static readonly DiagnosticDescriptor GuardTurnedOff = Rule.Guard(
        RuleIds.GuardTurnedOff,
        title: "A switch turns a guard off",
        message: "'{0}' turns a guard off: {1}",
        description: "The framework asks a person before the agent acts, and is told not to. What only reads may run unasked; what writes, deletes or runs code may not.");

    public static readonly DiagnosticDescriptor UnreadAnswer = Rule.Guard(
        RuleIds.UnreadAnswer,
        title: "A submitted form is taken for a yes",
        message: "'{0}' takes a submitted form for a yes: it can reach '{1}'{2} without its yes/no field being read as yes{3}",
        description: "That a form was accepted says only that somebody sent it: with 'no' in its yes/no field it is accepted too. The field itself must be read.");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [LostApproval, GuardTurnedOff, UnreadAnswer];

    /// <summary>The rule that says why a guard on a path doesn't guard.</summary>
    public static DiagnosticDescriptor For(Weaknesses kind) => kind switch
    {
        _ => UnreadAnswer,
    };
}
