using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves that an answer was none of all the others.</summary>
internal sealed partial class Proofs
{
    /// <summary>With what those answers prove of which only one, or only ones that all prove it, are left.</summary>
    public Facts Completed(Facts facts)
    {
        if (facts.RuledOut == 0 || facts == Facts.All)
            return facts;

        _known.Clear();
        return Completed(facts, Deepest);
    }

    private Facts Completed(Facts facts, int depth)
    {
        if (facts.RuledOut == 0 || facts == Facts.All)
            return facts;

        foreach (var (call, left) in evidence.UsedUp.In(facts).ToArray())
            facts |= left.Aggregate(Facts.All, (proved, outcome) => proved & OfAnswered(call, outcome, depth));

        return facts;
    }

    private Facts OfAnswered(IInvocationOperation call, Outcome outcome, int depth) =>
        evidence.Answers.At(call) is { } question ? evidence.Answers.Means(question, outcome) : Granted(evidence.Contracts.Of(call), call, outcome, depth);

    private Facts RuledOut(IOperation call, Outcome outcome, bool isForm) =>
        outcome.IsValue || call is not IInvocationOperation asked ? Facts.None : evidence.UsedUp.Not(asked, outcome, isForm);
}
