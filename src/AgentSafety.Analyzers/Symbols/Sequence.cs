using System.Collections;

namespace AgentSafety.Symbols;

/// <summary>Some values in order, equal to others that are the same: so that what holds them is a plain value too.</summary>
internal readonly struct Sequence<T>(ImmutableArray<T> items) : IEquatable<Sequence<T>>, IEnumerable<T> where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _items = items;

    public bool IsEmpty => _items.IsDefaultOrEmpty;

    public static Sequence<T> Of(IEnumerable<T> items) => new([.. items]);

    /// <summary>Those that are in both, in this order.</summary>
    public Sequence<T> Intersect(Sequence<T> other) => IsEmpty || other.IsEmpty ? default : Of(_items.Where(item => other._items.Contains(item)));

    public bool Equals(Sequence<T> other) => IsEmpty ? other.IsEmpty : !other.IsEmpty && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in this)
            hash = unchecked(hash * 31 + item.GetHashCode());

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => (_items.IsDefault ? Enumerable.Empty<T>() : _items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
