using System.Globalization;
using System.Text;

namespace AgentSafety;

/// <summary>
/// Are two names the same person? Case, spaces, Unicode's several ways to write a letter, Cyrillic and Greek letters that look Latin, and characters
/// that can't be seen make no second person: whoever asks can't approve under a name that only looks different to a computer.
/// </summary>
internal sealed class Identity : IEqualityComparer<string>
{
    // Cyrillic, then Greek, and what each looks like as a capital: capitals are compared. As escapes, because here too nobody would see the difference.
    private const string Foreign = "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u051A\u051C\u04C0\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7";
    private const string Latin = "ABEKMHOPCTYXSIJQWIABEZHIKMNOPTYX";

    public static Identity Comparer { get; } = new();

    public bool Equals(string? one, string? other) => ReferenceEquals(one, other) || (one is not null && other is not null && Normal(one) == Normal(other));

    public int GetHashCode(string name) => StringComparer.Ordinal.GetHashCode(Normal(name));

    /// <summary>A name that nobody sees is nobody's.</summary>
    public static bool IsNobody(string name) => !name.Any(static character => character is > ' ' and < '\u007F') && Normal(name).Length == 0;

    private static string Normal(string name)
    {
        var visible = new StringBuilder(name.Length);
        for (int i = 0, width; i < name.Length; i += width)
        {
            var codePoint = Unseen.At(name, i);
            width = codePoint > char.MaxValue ? 2 : 1;
            if (!Unseen.Is(codePoint) && !IsIgnored(CharUnicodeInfo.GetUnicodeCategory(name, i)))
                visible.Append(name, i, width);
        }

        // Taken apart, so that a letter and its marks are compared each for itself; twice, because upper case can bring back what was taken apart.
        var folded = Folded(Folded(visible.ToString()));
        return string.Join(" ", folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Half a pair is ignored as well: nobody sees which half, and it can't be normalized.</summary>
    private static bool IsIgnored(UnicodeCategory category) => category is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.Surrogate;

    private static string Folded(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormKD).ToUpperInvariant().ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Foreign.IndexOf(letters[i]) is >= 0 and var known ? Latin[known] : letters[i];

        return new(letters);
    }
}
