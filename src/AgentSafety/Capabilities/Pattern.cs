namespace AgentSafety;

/// <summary>Names with stars. Every part of a pattern that isn't a star stands for itself: nothing matches by accident.</summary>
internal static class Pattern
{
    private static readonly char[] Open = ['*', '?'];
    private static readonly char[] Separators = ['/', '\\'];

    public static bool AnyMatches(IReadOnlyList<string> patterns, string name)
    {
        for (var i = 0; i < patterns.Count; i++)
            if (Matches(patterns[i], name))
                return true;

        return false;
    }

    public static bool Matches(string pattern, string name)
    {
        if (name.Length == 0)
            return pattern is "" or "**"; // no name at all: a star must not stand for a target that nobody named

        return !(IsOpen(pattern) && StepsOut(name)) && Matches(pattern, 0, name, 0);
    }

    /// <summary>The pattern that matches this name and no other.</summary>
    public static string Exactly(string name) => name.Replace("[", "[[]").Replace("*", "[*]").Replace("?", "[?]");

    /// <summary>
    /// One star is remembered at a time, of each kind: the last one can always take over from those before it, except that a single star
    /// can't cross a separator, where the last double star goes on. Linear space, no recursion: a pattern can't be made slow by its length.
    /// </summary>
    private static bool Matches(string pattern, int p, string name, int n)
    {
        var (star, starAt, deep, deepAt) = (-1, 0, -1, 0);
        while (n < name.Length || p < pattern.Length)
        {
            if (IsDoubleStar(pattern, p))
            {
                (deep, deepAt, star) = (p + 2, n, -1);
                p += 2;
            }
            else if (p < pattern.Length && pattern[p] is '*')
            {
                (star, starAt) = (p + 1, n);
                p++;
            }
            else if (n < name.Length && p < pattern.Length && Takes(pattern, p, name[n], out var width))
            {
                p += width;
                n++;
            }
            else if (star >= 0 && starAt < name.Length && !IsSeparator(name[starAt]))
            {
                (p, n) = (star, ++starAt);
            }
            else if (deep >= 0 && deepAt < name.Length)
            {
                (p, n, star) = (deep, ++deepAt, -1);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool Takes(string pattern, int p, char character, out int width)
    {
        var isLiteral = pattern[p] is '[' && p + 2 < pattern.Length && pattern[p + 2] is ']' && pattern[p + 1] is '*' or '?' or '[';
        width = isLiteral ? 3 : 1;
        return isLiteral ? pattern[p + 1] == character
            : pattern[p] is '?' ? !IsSeparator(character)
            : pattern[p] == character;
    }

    private static bool IsDoubleStar(string pattern, int p) => p + 1 < pattern.Length && pattern[p] is '*' && pattern[p + 1] is '*';

    private static bool IsSeparator(char character) => character is '/' or '\\';

    private static bool IsOpen(string pattern) => pattern.Replace("[*]", " ").Replace("[?]", " ").IndexOfAny(Open) >= 0;

    /// <summary>Does the name lead elsewhere than its beginning says, for a file system or as a URL?</summary>
    private static bool StepsOut(string name) => HasSteps(name) || (name.Contains('%') && HasSteps(Uri.UnescapeDataString(name)));

    /// <summary>A part of dots is a step; so it is with spaces behind, which Windows drops.</summary>
    private static bool HasSteps(string name) => name.Contains('.') && Array.Exists(name.Split(Separators), static part => part.Length > 0 && part[0] is '.' && part.Trim('.', ' ').Length == 0);
}
