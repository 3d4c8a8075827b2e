using System.Globalization;

namespace AgentSafety.Symbols;

/// <summary>
/// Where files use some words, as a name or between quotes. Read from the text alone: an action on syntax nodes would make the driver walk every node there is,
/// and have each of them made.
/// </summary>
internal sealed class WordSearch
{
    private static readonly PerTree<int[]> Known = new();

    private readonly HashSet<string> _words;
    private readonly HashSet<int> _hashes;
    private readonly Stamp _stamp;

    public WordSearch(IEnumerable<string> words)
    {
        _words = new(words, StringComparer.Ordinal);
        _hashes = [.. _words.Select(static word => word.Aggregate(0, With))];
        _stamp = _words.OrderBy(static word => word, StringComparer.Ordinal).Aggregate(Stamp.Empty, static (stamp, word) => stamp.With(word));
    }

    /// <summary>Names and texts that are one of the words, in a part of a file.</summary>
    public IEnumerable<SyntaxToken> In(SyntaxNode part)
    {
        var places = Known.Of(part.SyntaxTree, _stamp, Read);
        var next = Array.BinarySearch(places, part.SpanStart);
        for (next = next < 0 ? ~next : next; next < places.Length && places[next] < part.Span.End; next++)
            if (part.FindToken(places[next]) is var token && token.Span.Contains(places[next]) && _words.Contains(token.ValueText))
                yield return token;
    }

    /// <summary>Each by its start. A word that only has the hash of another is found out when its token is looked at.</summary>
    private int[] Read(SyntaxTree tree)
    {
        var (text, window, places) = (tree.GetText(), new char[2048], new List<int>());
        var (hash, start, before) = (0, -1, '\0');
        for (var from = 0; from < text.Length; from += window.Length)
        {
            var length = Math.Min(window.Length, text.Length - from);
            text.CopyTo(from, window, 0, length);
            for (var i = 0; i < length; before = window[i++])
            {
                if (MaySpellOtherwise(before, window[i]))
                    return [.. tree.GetRoot().DescendantTokens().Where(token => _words.Contains(token.ValueText)).Select(static token => token.SpanStart)];
                if (IsOfWord(window[i]))
                    (hash, start) = start < 0 ? (With(0, window[i]), from + i) : (With(hash, window[i]), start);
                else if (start >= 0)
                {
                    if (_hashes.Contains(hash))
                        places.Add(start);
                    start = -1;
                }
            }
        }

        return [.. places];
    }

    private static int With(int hash, char character) => unchecked(hash * 31 + character);

    private static bool IsOfWord(char character) => character < 128
        ? (uint)((character | 0x20) - 'a') < 26 || (uint)(character - '0') < 10 || character == '_'
        : char.IsLetter(character);

    /// <summary>An escape, or a character that a name may have in it without being another name.</summary>
    private static bool MaySpellOtherwise(char before, char character) => before == '\\' && character is 'u' or 'U' || character >= 128 && char.GetUnicodeCategory(character) is UnicodeCategory.Format;
}
