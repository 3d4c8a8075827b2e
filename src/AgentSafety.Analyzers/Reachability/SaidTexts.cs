using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What does a body say as text?</summary>
/// <param name="Body">A method or getter, of which it is asked what it returns; or a constructor.</param>
/// <param name="Member">Of a constructor: what does it put into this field or property?</param>
/// <param name="Hops">How many more bodies may be asked to know: so that those which call each other come to an end.</param>
internal readonly record struct TextQuestion(CodeId Body, string? Member, int Hops)
{
    public const int MostHops = 4;
}

/// <summary>The answer, in terms of the body's own parameters, and all that it took over from other bodies. No texts where it isn't known.</summary>
internal sealed record SaidTexts(Sequence<string> Texts, ImmutableArray<(TextQuestion Question, Sequence<string> Texts)> Told, ImmutableArray<OwnershipAnswer> Ownership)
{
    public bool StillHolds(Func<TextQuestion, Sequence<string>> told, SourceFiles files) =>
        Told.All(answer => told(answer.Question).Equals(answer.Texts)) && Ownership.All(answer => Guards.Ownership.StillHolds(answer, files));
}
