using System.Globalization;
using System.Text;

namespace AgentSafety;

/// <summary>
/// Text that the model may have chosen, made safe to show: what moves the cursor, reorders, hides or overlays
/// is written as an escape, so that a target can't draw a prompt of its own. Backslashes are doubled: no two texts look the same for it.
/// </summary>
/// <example><code>message.Text = $"{VisibleText.Of(request.Operation)}: {VisibleText.Of(request.Target ?? "(not said)")}";</code></example>
public static class VisibleText
{
    /// <summary>The text with escapes such as <c>\u202E</c> in place of what nobody would see.</summary>
    /// <param name="text">Any text, half characters included. Never <see langword="null"/>.</param>
    /// <returns>One line, without control, format, combining or unassigned characters.</returns>
    /// <example><code>VisibleText.Of("a\nb") // a\u000Ab</code></example>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsVisible(text, i))
                visible.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else if (text[i] is '\\')
                visible.Append("\\\\");
            else
                visible.Append(text[i]);
        }

        return visible.ToString();
    }

    /// <summary>Lines short enough that no terminal wraps them: a line of the model's text never begins at the left edge.</summary>
    internal static IEnumerable<string> Lines(string text, int columns)
    {
        var visible = Of(text);
        var (start, width) = (0, 0);
        for (var i = 0; i < visible.Length; i++)
        {
            var needed = visible[i] < 0x80 ? 1 : 2; // wide, for all we know
            if (width + needed > columns && !char.IsLowSurrogate(visible[i]))
            {
                yield return visible.Substring(start, i - start);
                (start, width) = (i, 0);
            }

            width += needed;
        }

        yield return visible.Substring(start);
    }

    private static bool IsVisible(string text, int index)
    {
        // The second half of a pair is judged with its first.
        var first = index > 0 && char.IsSurrogatePair(text, index - 1) ? index - 1 : index;
        return !Unseen.Is(Unseen.At(text, first)) && CharUnicodeInfo.GetUnicodeCategory(text, first) switch
        {
            UnicodeCategory.SpaceSeparator => text[index] is ' ',
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => false,
            _ => true,
        };
    }
}
