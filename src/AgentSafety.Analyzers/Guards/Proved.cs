using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>That an argument came out so: <c>Require(approved)</c> returns only where it is true. The receiver is number -1.</summary>
internal readonly record struct GivenOutcome(int Parameter, Outcome Outcome);

/// <summary>What a method proves to those who call it.</summary>
/// <param name="Protections">Whatever is acted on.</param>
/// <param name="Confines">The parameters that lie within bounds.</param>
/// <param name="Given">How its arguments came out, so that what they prove holds.</param>
/// <param name="Weaknesses">No protection, but why there is none.</param>
/// <param name="Never">It can't come to that, so anything may be assumed.</param>
internal readonly record struct Proved(Protections Protections, ConfinedParameters Confines = default, Sequence<GivenOutcome> Given = default, Weaknesses Weaknesses = Weaknesses.None, bool Never = false)
{
    public static readonly Proved Nothing = new(Protections.None);

    public static readonly Proved Anything = new(Protections.All, ConfinedParameters.All, Never: true);

    public Proved Meet(Proved other) =>
        Never ? other
        : other.Never ? this
        : new(Protections & other.Protections, Confines.Meet(other.Confines), Given.Intersect(other.Given), Weaknesses & other.Weaknesses);

    public static Proved Of(Facts facts, IMethodSymbol method, Evidence evidence) =>
        facts == Facts.All ? Anything : new(evidence.Answers.Held(facts), ConfinedParameters.Of(method, facts, evidence), evidence.Given.Of(method, facts), evidence.Answers.Weaknesses(facts));
}
