using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Which guard before a step doesn't guard, and why.</summary>
internal sealed partial class StepCollector
{
    private static readonly Weaknesses[] Kinds = [Weaknesses.SubmittedForm, Weaknesses.IgnoredAnswer, Weaknesses.SelfApproval, Weaknesses.FailsOpen, Weaknesses.OtherTarget];

    /// <summary>What this body itself shows says more than what was found in one that it calls.</summary>
    private Weakness? WeaknessIn(Facts facts) => SubmittedForm(facts) ?? Elsewhere(facts);

    private Weakness? SubmittedForm(Facts facts) => evidence.Answers.OnlyAccepted(facts) is { } question
        ? new(Weaknesses.SubmittedForm, CheckOf(question) is { } check ? summaries.PlaceOf(check) : null, Field: question.Field, IsByName: question.YesNoFields is null)
        : null;

    private static Weakness? Elsewhere(Facts facts)
    {
        foreach (var kind in Kinds)
            if ((facts.Weaknesses & kind) != 0)
                return new(kind);

        return null;
    }

    private SyntaxNode? CheckOf(Question question) => new AcceptedForm(evidence).CheckOf(question, body.Owner.Nested.Values.Select(static nested => nested.Graph).Prepend(body.Owner.Graph).SelectMany(Body.OperationsOf));
}
