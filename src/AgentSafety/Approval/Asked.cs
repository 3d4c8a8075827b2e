namespace AgentSafety;

/// <summary>The circumstances of a request: who asks, when, by which clock, and how many have to agree until when.</summary>
/// <param name="Agent">Null if nobody said.</param>
/// <param name="Time">Decides when a decision has expired.</param>
/// <param name="Lifetime">How long an approval is good for, unless it says less.</param>
/// <param name="IsNovel">Never done before, as far as is known.</param>
/// <param name="ApproversNeeded">Different people.</param>
/// <param name="Reversibility">As it was when somebody was asked.</param>
/// <param name="Undo">The way back, or why there is none.</param>
internal sealed record Asked(string? Agent, TimeProvider Time, TimeSpan Lifetime, bool IsNovel, int ApproversNeeded, Reversibility Reversibility, string? Undo)
{
    public DateTimeOffset At { get; } = Time.GetUtcNow();
}
