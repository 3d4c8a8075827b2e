namespace AgentSafety.Guards;

/// <summary>What code that is asked for approval answers.</summary>
internal enum Verdict
{
    /// <summary>It depends on something, or isn't understood.</summary>
    Open,

    No,

    /// <summary>Whatever it is asked.</summary>
    Yes,

    /// <summary>To everything but what it lists.</summary>
    AllBut,
}

/// <param name="Verdict">What is answered.</param>
/// <param name="Yes">Where: the last of the ways that end in a yes.</param>
internal readonly record struct Answered(Verdict Verdict, IOperation? Yes = null)
{
    public static readonly Answered Open = new(Verdict.Open);

    public static readonly Answered No = new(Verdict.No);

    public bool IsYes => Verdict is Verdict.Yes or Verdict.AllBut;

    /// <summary>One or the other, by a condition.</summary>
    /// <param name="other">Where it fails.</param>
    /// <param name="listed">It holds for what is listed; false: for all but that; null: it asks something else.</param>
    public Answered Or(Answered other, bool? listed) => (Verdict, other.Verdict) switch
    {
        (Verdict.No, Verdict.No) => No,
        (Verdict.Yes, Verdict.Yes) => other,
        (Verdict.No, Verdict.Yes or Verdict.AllBut) when listed is true => new(Verdict.AllBut, other.Yes),
        (Verdict.Yes or Verdict.AllBut, Verdict.No) when listed is false => new(Verdict.AllBut, Yes),
        _ => Open,
    };
}
