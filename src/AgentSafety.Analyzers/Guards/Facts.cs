using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// What is proved on every path to a point: protections; of each answer whether it was accepted and said yes; which targets lie within bounds;
/// how arguments came out; what an answer is not. Joining two paths keeps what both prove.
/// </summary>
internal readonly record struct Facts(ulong Bits, ulong Targets = 0, ulong Given = 0, ulong RuledOut = 0)
{
    public const int MostAnswers = 27;
    public const int MostTargets = 64;
    public const int MostGiven = 64;
    public const int MostRuledOut = 64;

    private const int FirstAnswer = 4;
    private const int FirstWeakness = FirstAnswer + 2 * MostAnswers;

    public static readonly Facts None = new(0);

    /// <summary>Nothing leads here, so anything may be assumed.</summary>
    public static readonly Facts All = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    public Protections Protections => (Protections)(Bits & (ulong)Protections.All);

    /// <summary>Of guards in methods that were called: no protection, but why there is none.</summary>
    public Weaknesses Weaknesses => (Weaknesses)(Bits >> FirstWeakness);

    public static Facts Of(Protections protections) => new((ulong)protections);

    public static Facts Of(Weaknesses weaknesses) => new((ulong)weaknesses << FirstWeakness);

    public static Facts Accepted(int answer) => new(1UL << FirstAnswer + 2 * answer);

    public static Facts Confirmed(int answer) => new(2UL << FirstAnswer + 2 * answer);

    public static Facts Confined(int target) => new(0, 1UL << target);

    public static Facts GivenAs(int number) => new(0, 0, 1UL << number);

    public static Facts NotAnswered(int number) => new(0, 0, 0, 1UL << number);

    public bool Has(Facts other) => (Bits & other.Bits) == other.Bits && (Targets & other.Targets) == other.Targets && (Given & other.Given) == other.Given && (RuledOut & other.RuledOut) == other.RuledOut;

    /// <summary>Asked again, or changed: what was proved no longer counts.</summary>
    public Facts Without(Facts other) => new(Bits & ~other.Bits, Targets & ~other.Targets, Given & ~other.Given, RuledOut & ~other.RuledOut);

    public static Facts operator |(Facts left, Facts right) => new(left.Bits | right.Bits, left.Targets | right.Targets, left.Given | right.Given, left.RuledOut | right.RuledOut);

    public static Facts operator &(Facts left, Facts right) => new(left.Bits & right.Bits, left.Targets & right.Targets, left.Given & right.Given, left.RuledOut & right.RuledOut);
}
