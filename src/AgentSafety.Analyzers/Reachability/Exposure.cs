namespace AgentSafety.Reachability;

/// <summary>What a body can come to on paths where a protection is missing, and how far it is to the nearest of the worst.</summary>
/// <param name="Worst">The highest severity among the operations.</param>
/// <param name="Distance">Calls between this body and the one that runs it.</param>
internal sealed record Exposure(OperationSet Operations, int Worst, int Distance)
{
    public static readonly Exposure None = new(OperationSet.Empty, Worst: -1, Distance: int.MaxValue);

    public static readonly ImmutableArray<Exposure> NoneAtAll = [.. Lacks.All.Select(static _ => None)];

    /// <summary>How many unseen places there are isn't counted: nearly every library is one.</summary>
    public static readonly Exposure Unseen = new(OperationSet.Of(-1), Worst: 0, Distance: 0);

    public static Exposure Of(int site, int severity) => new(OperationSet.Of(site), severity, Distance: 0);

    /// <summary>Two operations of the same body.</summary>
    public Exposure And(Exposure other) => Join(other, other.Distance);

    /// <summary>What lies behind a call.</summary>
    public Exposure AndBehind(Exposure callee) => callee.Operations.IsEmpty ? this : Join(callee, callee.Distance + 1);

    private Exposure Join(Exposure other, int distance)
    {
        if (Operations.IsEmpty && distance == other.Distance)
            return other;

        var operations = Operations.Union(other.Operations);
        return other.Worst > Worst ? new(operations, other.Worst, distance)
            : ReferenceEquals(operations, Operations) && (other.Worst < Worst || distance >= Distance) ? this
            : new(operations, Worst, other.Worst < Worst ? Distance : Math.Min(Distance, distance));
    }
}
