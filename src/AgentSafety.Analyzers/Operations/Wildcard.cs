namespace AgentSafety.Operations;

/// <summary><c>*</c> stands for anything, <c>\*</c> for itself. Letters match in either case.</summary>
internal static class Wildcard
{
    private const char Itself = '\uE010'; // private use: no text has it

    public static bool Matches(string pattern, string text) => Parts([.. pattern.Replace(@"\*", Itself.ToString()).Split('*').Select(static part => part.Replace(Itself, '*'))], text);

    /// <summary>The first part at the start, the last at the end, the others in between, each as early as it can be.</summary>
    private static bool Parts(string[] parts, string text)
    {
        if (parts.Length == 1)
            return string.Equals(parts[0], text, StringComparison.OrdinalIgnoreCase);

        if (!text.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase))
            return false;

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
            if (text.IndexOf(parts[i], at, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
                at = found + parts[i].Length;
            else
                return false;

        var last = parts[parts.Length - 1];
        return text.Length - at >= last.Length && text.EndsWith(last, StringComparison.OrdinalIgnoreCase);
    }
}
