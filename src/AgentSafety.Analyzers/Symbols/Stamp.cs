namespace AgentSafety.Symbols;

/// <summary>128 bits that stand for everything they were made from. Two of one value: nothing that was added differs.</summary>
internal readonly record struct Stamp(ulong High, ulong Low)
{
    private const ulong Fnv = 1099511628211;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static readonly Stamp Empty = new(14695981039346656037, Golden);

    public Stamp With(int value) => new((High ^ (uint)value) * Fnv, (Rotated(Low) + (uint)value) * Golden);

    public Stamp With(string text)
    {
        var (high, low) = (High, Low);
        foreach (var character in text)
        {
            high = (high ^ character) * Fnv;
            low = (Rotated(low) + character) * Golden;
        }

        return new Stamp(high, low).With(text.Length);
    }

    public Stamp With(Stamp other) => With((int)other.High).With((int)(other.High >> 32)).With((int)other.Low).With((int)(other.Low >> 32));

    private static ulong Rotated(ulong value) => value << 23 | value >> 41;
}
