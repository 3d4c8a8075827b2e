namespace AgentSafety.Operations;

/// <summary>
/// SQL text as words and punctuation, without comments, string literals and the contents of quoted names. Reads what T-SQL, PostgreSQL,
/// MySQL, SQLite and Oracle share, and each one's quoting: <c>"x"</c>, <c>[x]</c>, <c>`x`</c>, <c>$tag$ … $tag$</c>.
/// </summary>
internal static class SqlWords
{
    /// <summary>Stands for a name in quotes, whatever it is.</summary>
    public const string QuotedName = "\"\"";

    public static List<string> In(string sql)
    {
        var words = new List<string>();
        for (var i = 0; i < sql.Length;)
        {
            var next = Skipped(sql, i);
            if (next > i)
            {
                if (sql[i] is '"' or '`' or '[')
                    words.Add(QuotedName);
                i = next;
            }
            else if (IsWord(sql[i]))
            {
                var start = i;
                while (i < sql.Length && IsWord(sql[i]))
                    i++;
                words.Add(sql.Substring(start, i - start).ToUpperInvariant());
            }
            else
            {
                if (!char.IsWhiteSpace(sql[i]))
                    words.Add(sql[i].ToString());
                i++;
            }
        }

        return words;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '#' or '@' || TextMarks.IsUnknown(c);

    /// <summary>Where the comment, literal or quoted name that begins here ends; here itself when none begins.</summary>
    private static int Skipped(string sql, int at) => sql[at] switch
    {
        '-' when Begins(sql, at, "--") => After(sql, at, "\n"),
        '/' when Begins(sql, at, "/*") => After(sql, at + 2, "*/"),
        '\'' or '"' or '`' => AfterQuote(sql, at, sql[at]),
        '[' => AfterQuote(sql, at, ']'),
        '$' when DollarTag(sql, at) is { } tag => After(sql, at + tag.Length, tag),
        _ => at,
    };

    private static bool Begins(string sql, int at, string mark) => string.CompareOrdinal(sql, at, mark, 0, mark.Length) == 0;

    private static int After(string sql, int from, string end)
    {
        var found = from < sql.Length ? sql.IndexOf(end, from, StringComparison.Ordinal) : -1;
        return found < 0 ? sql.Length : found + end.Length;
    }

    /// <summary>A doubled quote stands for itself.</summary>
    private static int AfterQuote(string sql, int at, char quote)
    {
        for (var i = at + 1; i < sql.Length; i++)
            if (sql[i] == quote)
            {
                if (i + 1 >= sql.Length || sql[i + 1] != quote)
                    return i + 1;
                i++;
            }

        return sql.Length;
    }

    private static string? DollarTag(string sql, int at)
    {
        var end = at + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;

        return end < sql.Length && sql[end] == '$' && !char.IsDigit(sql[at + 1]) ? sql.Substring(at, end - at + 1) : null;
    }
}
