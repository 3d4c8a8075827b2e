namespace AgentSafety.Reachability;

/// <summary>A sorted set of operation sites by number. Equal sets are shared: along most calls nothing is added.</summary>
internal sealed class OperationSet : IEquatable<OperationSet>
{
    public static readonly OperationSet Empty = new([]);

    private OperationSet(ImmutableArray<int> sites) => Sites = sites;

    public ImmutableArray<int> Sites { get; }

    public bool IsEmpty => Sites.IsEmpty;

    public static OperationSet Of(int site) => new([site]);

    public OperationSet Union(OperationSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
            return this;
        if (IsEmpty)
            return other;

        var merged = ImmutableArray.CreateBuilder<int>(Sites.Length + other.Sites.Length);
        var (left, right) = (0, 0);
        while (left < Sites.Length || right < other.Sites.Length)
        {
            var next = right == other.Sites.Length || left < Sites.Length && Sites[left] <= other.Sites[right] ? Sites[left] : other.Sites[right];
            merged.Add(next);
            if (left < Sites.Length && Sites[left] == next)
                left++;
            if (right < other.Sites.Length && other.Sites[right] == next)
                right++;
        }

        return merged.Count == Sites.Length ? this : merged.Count == other.Sites.Length ? other : new(merged.ToImmutable());
    }

    public bool Equals(OperationSet? other) => ReferenceEquals(this, other) || other is not null && Sites.SequenceEqual(other.Sites);

    public override bool Equals(object? obj) => Equals(obj as OperationSet);

    public override int GetHashCode() => Sites.Length;
}
