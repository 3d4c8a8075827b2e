using System.Text;

namespace AgentSafety.Operations;

/// <summary>Command lines as tokens: quotes group, a backslash before a quote keeps it.</summary>
internal static class CommandLine
{
    /// <summary>Every word by itself: lines are split, lists are taken apart. A list that began empty has nothing before its first separator.</summary>
    public static ImmutableArray<string> Expanded(IEnumerable<string> words) =>
        [.. words.SelectMany(static word => word.Length > 0 && word[0] == TextMarks.Line ? Tokens(word.Substring(1)) : word.IndexOf(TextMarks.Separator) < 0 ? [word] : word.Split([TextMarks.Separator], StringSplitOptions.RemoveEmptyEntries).AsEnumerable())];

    public static ImmutableArray<string> Tokens(string line)
    {
        var tokens = ImmutableArray.CreateBuilder<string>();
        var token = new StringBuilder();
        var (quote, any) = ('\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\'')
            {
                token.Append(line[++i]);
                any = true;
            }
            else if (quote == c)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                (quote, any) = (c, true);
            }
            else if (quote == '\0' && (char.IsWhiteSpace(c) || c == TextMarks.Separator))
            {
                End(c == '\n' ? ";" : null);
            }
            else if (quote == '\0' && c == ';')
            {
                End(";");
            }
            else
            {
                token.Append(c);
                any = true;
            }
        }

        End(null);
        return tokens.ToImmutable();

        void End(string? separator)
        {
            if (any)
                tokens.Add(token.ToString());
            if (separator is not null)
                tokens.Add(separator);
            token.Clear();
            any = false;
        }
    }
}
