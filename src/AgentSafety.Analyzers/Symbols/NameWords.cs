namespace AgentSafety.Symbols;

/// <summary>The words that a name is made of.</summary>
internal static class NameWords
{
    /// <summary><c>DeleteDBInstanceAsync</c> is Delete, DBInstance, Async: a run of capitals is one word with what follows. <c>i_am_sure</c> is three.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
            if (i == name.Length || name[i] is '_' or '-' || i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                if (i > start)
                    words.Add(name.Substring(start, i - start));
                start = i < name.Length && name[i] is '_' or '-' ? i + 1 : i;
            }

        return words;
    }
}
