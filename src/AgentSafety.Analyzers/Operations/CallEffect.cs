using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What a call destroys, and what it runs that its body's caller has a say in.</summary>
/// <param name="IsWhole">All there is, for nothing narrows it.</param>
internal readonly record struct CallEffect(DestructiveOperation? Operation, Sequence<ExecutedText> Runs = default, bool IsWhole = false, Sequence<ExecutedText> Texts = default, ImmutableArray<Noticed> Noticed = default)
{
    /// <summary>By a verb or a request that is handed to anybody's method: what becomes of it there may be known better.</summary>
    public bool IsHandedOver { get; init; }

    public bool IsNone => IsHarmless && !Texts.Any(static text => Resource.MadeBy(text) is not null);

    /// <summary>Takes nothing away, whatever it makes.</summary>
    public bool IsHarmless => Operation is null && Runs.IsEmpty;
}
