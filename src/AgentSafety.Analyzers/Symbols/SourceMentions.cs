using System.Buffers;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Symbols;

/// <summary>Does a file mention a word at all, and where? Looked at before its nodes are made: most files don't.</summary>
internal static class SourceMentions
{
    private const int Window = 4096;

    /// <summary>True also where a name is written with an escape (<c>\u0041dd</c>).</summary>
    public static bool MayMention(this SyntaxTree tree, params string[] words)
    {
        var found = false;
        Read(tree.GetText(), words.Max(static word => word.Length) - 1, (part, _) => !(found = HasEscape(part) || words.Any(word => part.AsSpan().IndexOf(word.AsSpan()) >= 0)));
        return found;
    }

    /// <summary>Where the text of a part of a file contains the word; null where a name may be written with an escape.</summary>
    public static List<int>? PlacesOf(this SyntaxTree tree, string word, TextSpan within)
    {
        List<int>? places = [];
        Read(tree.GetText().GetSubText(within), word.Length - 1, (part, start) =>
        {
            if (HasEscape(part))
                places = null;
            for (var from = 0; places is not null && part.AsSpan(from).IndexOf(word.AsSpan()) is >= 0 and var next; from += next + 1)
                places.Add(within.Start + start + from + next);
            return places is not null;
        });
        return places;
    }

    /// <summary>The simple names within a node that are this word.</summary>
    public static IEnumerable<IdentifierNameSyntax> NamesIn(this SyntaxTree tree, SyntaxNode node, string word) =>
        (tree.PlacesOf(word, node.Span) is { } places ? places.Select(place => node.FindToken(place).Parent).OfType<IdentifierNameSyntax>() : node.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(name => name.Identifier.ValueText == word);

    /// <param name="text">Read in windows.</param>
    /// <param name="overlap">How much of the end of each is read again at the start of the next.</param>
    /// <param name="read">Says whether to go on.</param>
    private static void Read(SourceText text, int overlap, Func<ArraySegment<char>, int, bool> read)
    {
        var window = ArrayPool<char>.Shared.Rent(Window + overlap);
        var length = 0;
        for (var start = 0; start < text.Length; start += length - overlap)
        {
            length = Math.Min(Window + overlap, text.Length - start);
            text.CopyTo(start, window, 0, length);
            if (!read(new(window, 0, length), start) || start + length == text.Length)
                break;
        }

        ArrayPool<char>.Shared.Return(window);
    }

    private static bool HasEscape(ArraySegment<char> part)
    {
        for (var from = 0; part.AsSpan(from).IndexOf('\\') is >= 0 and var next; from += next + 1)
            if (from + next + 1 == part.Count || part.AsSpan()[from + next + 1] is 'u' or 'U')
                return true;

        return false;
    }
}
