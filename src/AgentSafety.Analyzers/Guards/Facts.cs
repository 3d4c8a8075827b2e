using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What is proved on every path to a point: protections, and of each answer whether it was accepted and said yes. Joining two paths keeps what both prove.</summary>
internal readonly record struct Facts(ulong Bits)
{
    public const int MostAnswers = 30;

    private const int FirstAnswer = 4;

    public static readonly Facts None = new(0);

    /// <summary>Nothing leads here, so anything may be assumed.</summary>
    public static readonly Facts All = new(ulong.MaxValue);

    public Protections Protections => (Protections)(Bits & (ulong)Protections.All);

    public static Facts Of(Protections protections) => new((ulong)protections);

    public static Facts Accepted(int answer) => new(1UL << FirstAnswer + 2 * answer);

    public static Facts Confirmed(int answer) => new(2UL << FirstAnswer + 2 * answer);

    public bool Has(Facts other) => (Bits & other.Bits) == other.Bits;

    /// <summary>Asked again: the old answer no longer counts.</summary>
    public Facts Without(Facts other) => new(Bits & ~other.Bits);

    public static Facts operator |(Facts left, Facts right) => new(left.Bits | right.Bits);

    public static Facts operator &(Facts left, Facts right) => new(left.Bits & right.Bits);
}
