using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Where a body does anything that may need a guard: only where its arguments came out so, <c>if (!confirmed) return;</c>. Whoever hands over an answer
/// may rely on it. Unknown, as by default, it acts always.
/// </summary>
/// <param name="Given">All of these came out so before each of its steps.</param>
/// <param name="Never">It does nothing of the kind.</param>
internal readonly record struct ActingWhere(Sequence<GivenOutcome> Given, bool Never = false)
{
    public static readonly ActingWhere Nowhere = new(default, Never: true);

    public ActingWhere Or(ActingWhere other) => Never ? other : other.Never ? this : new(Given.Intersect(other.Given));
}
