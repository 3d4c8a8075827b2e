using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Symbols;

/// <summary>Does a file mention a word at all? Looked at before its nodes are made: most files don't.</summary>
internal static class SourceMentions
{
    private const int Window = 4096;

    /// <summary>True also where a name is written with an escape (<c>\u0041dd</c>).</summary>
    public static bool MayMention(this SyntaxTree tree, params string[] words)
    {
        if (!tree.TryGetText(out var text))
            text = tree.GetText();

        var overlap = words.Max(static word => word.Length);
        for (var start = 0; start < text.Length; start += Window)
        {
            var part = text.ToString(TextSpan.FromBounds(start, Math.Min(text.Length, start + Window + overlap)));
            if (words.Any(word => part.IndexOf(word, StringComparison.Ordinal) >= 0) || part.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }
}
