namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>Reads what <see cref="ContractWriter"/> wrote, or anything else: whoever made the assembly may have written what they liked. Stops with a <see cref="FormatException"/>.</summary>
internal sealed class ContractReader(string text, int start)
{
    private const int LongestText = 10_000;

    private readonly List<string> _texts = [];
    private int _at = start;

    public ulong Number()
    {
        var number = 0UL;
        for (var digits = 0; ; digits++)
        {
            if (_at >= text.Length || digits > 20)
                throw new FormatException("a number doesn't end");
            if (text[_at++] is var c && c == ' ' && digits > 0)
                return number;
            if (c is < '0' or > '9')
                throw new FormatException($"there should be a digit at {_at - 1}");

            number = unchecked(number * 10 + (ulong)(c - '0'));
        }
    }

    public int Small(int most) => Number() is var number && number <= (ulong)most ? (int)number : throw new FormatException($"{number} is too large, at {_at}");

    public T OneOf<T>(int last) where T : struct, Enum => (T)Enum.ToObject(typeof(T), Small(last));

    public bool Flag() => Small(1) == 1;

    public string Exactly(int length)
    {
        if (length > text.Length - _at)
            throw new FormatException("it ends too early");

        _at += length;
        return text.Substring(_at - length, length);
    }

    public string Text()
    {
        var number = Small(_texts.Count);
        if (number == _texts.Count)
        {
            var colon = text.IndexOf(':', _at, Math.Min(6, text.Length - _at));
            if (colon < 0 || !int.TryParse(text.Substring(_at, colon - _at), out var length) || length is < 0 or > LongestText)
                throw new FormatException($"there should be the length of a text at {_at}");

            _at = colon + 1;
            _texts.Add(Exactly(length));
        }

        return _texts[number];
    }

    /// <summary>Each takes at least a character, so a count that is too large is seen before anything is made of it.</summary>
    public IEnumerable<T> Many<T>(Func<T> read)
    {
        var count = Small(text.Length - _at);
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = read();

        return items;
    }

    public void End()
    {
        if (_at != text.Length)
            throw new FormatException($"it goes on after its end, at {_at}");
    }
}
