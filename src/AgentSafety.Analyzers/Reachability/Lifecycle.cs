using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Kinds of resources that a step destroys while nobody approves, makes, or destroys and then makes again. A plain value.</summary>
internal readonly record struct Lifecycle(Sequence<string> Destroyed, Sequence<string> Made, Sequence<string> Remade)
{
    public static readonly Lifecycle None;

    public bool IsNone => Destroyed.IsEmpty && Made.IsEmpty && Remade.IsEmpty;

    public Lifecycle With(Lifecycle other) => other.IsNone ? this : IsNone ? other : new(Both(Destroyed, other.Destroyed), Both(Made, other.Made), Both(Remade, other.Remade));

    /// <summary>Approved: what is destroyed was asked about.</summary>
    public Lifecycle Approved() => new(default, Made, default);

    public static Sequence<string> Both(Sequence<string> one, Sequence<string> other) => one.IsEmpty ? other : other.IsEmpty ? one : Sequence<string>.Of(one.Concat(other).Distinct());
}
