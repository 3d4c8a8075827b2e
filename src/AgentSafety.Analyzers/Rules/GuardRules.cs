using AgentSafety.Symbols;

namespace AgentSafety.Rules;

/// <summary>AGS2xxx: guards that don't guard. On a path they stand in place of AGS1001: one warning for a step, the one that explains.</summary>
internal static class GuardRules
{
    public static readonly DiagnosticDescriptor IgnoredAnswer = Rule.Guard(
        RuleIds.IgnoredAnswer,
        title: "The answer of a guard is ignored",
        message: "'{6}' is asked, but {7}: '{0}' can reach '{1}'{2} without a yes{3}",
        description: "Who is asked and not listened to hasn't approved. The answer must have come, and a no must lead away from the operation, on every path to it.");

    public static readonly DiagnosticDescriptor FailsOpen = Rule.Guard(
        RuleIds.FailsOpen,
        title: "A guard fails open",
        message: "'{6}' fails open: {7}, and '{0}' can reach '{1}'{2} without a yes{3}",
        description: "Where nobody can be asked, where nobody answers, or where asking fails, nobody has approved. Only a yes may lead to the operation.");

    public static readonly DiagnosticDescriptor SelfApproval = Rule.Guard(
        RuleIds.SelfApproval,
        title: "The model approves itself",
        message: "'{0}' lets the model approve itself: {7} is all it takes to reach '{1}'{2}{3}",
        description: "What has to be set, or written, before the operation runs is a parameter of the tool: who fills it in is the model that wants to run it. An approval is what a person says, where the model can't.");

    public static readonly DiagnosticDescriptor RubberStamp = Rule.Guard(
        RuleIds.RubberStamp,
        title: "A rubber stamp approves whatever it is asked",
        message: "'{0}' is a rubber stamp: {1}",
        description: "The framework asks for a person's approval, and code answers in that person's place: yes, whatever it is asked, or to all but a list. What the guards downstream hold to be approved was never looked at.");

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

    public static readonly DiagnosticDescriptor OtherTarget = Rule.Guard(
        RuleIds.OtherTarget,
        title: "The approval is for something else",
        message: "'{0}' reaches '{1}'{2} by an approval for something else: {7}{3}",
        description: "A person agrees to what the question says. Where the step behind it acts on something that the question didn't name, nobody has agreed to that.");

    public static readonly DiagnosticDescriptor UnreadAnswer = Rule.Guard(
        RuleIds.UnreadAnswer,
        title: "A submitted form is taken for a yes",
        message: "'{0}' takes a submitted form for a yes: it can reach '{1}'{2} without its yes/no field being read as yes{3}",
        description: "That a form was accepted says only that somebody sent it: with 'no' in its yes/no field it is accepted too. The field itself must be read.");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [IgnoredAnswer, SelfApproval, FailsOpen, RubberStamp, LostApproval, GuardTurnedOff, OtherTarget, UnreadAnswer];

    /// <summary>The rule that says why a guard on a path doesn't guard.</summary>
    public static DiagnosticDescriptor For(Weaknesses kind) => kind switch
    {
        Weaknesses.IgnoredAnswer => IgnoredAnswer,
        Weaknesses.FailsOpen => FailsOpen,
        Weaknesses.SelfApproval => SelfApproval,
        Weaknesses.OtherTarget => OtherTarget,
        _ => UnreadAnswer,
    };
}
