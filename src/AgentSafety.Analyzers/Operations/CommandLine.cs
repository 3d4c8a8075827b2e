using System.Text;

namespace AgentSafety.Operations;

/// <summary>Command lines as tokens: quotes group, a backslash before a quote keeps it.</summary>
internal static class CommandLine
{
    private static readonly HashSet<string> Separators = new(StringComparer.Ordinal) { "&&", "||", "|", ";", "&" };

    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase) { "sh", "bash", "zsh", "dash", "cmd", "pwsh", "powershell" };

    private static readonly HashSet<string> ShellText = new(StringComparer.OrdinalIgnoreCase) { "-c", "-lc", "/c", "/k", "-Command", "-NoProfileCommand" };

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "sudo", "env", "nohup", "time", "exec" };

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
            else if (quote == '\0' && char.IsWhiteSpace(c))
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

    /// <summary>The single commands that a command line runs: parted at <c>&amp;&amp;</c> and kin, shells and <c>sudo</c> taken off, the program without path and <c>.exe</c>.</summary>
    public static IEnumerable<ImmutableArray<string>> Commands(IEnumerable<string> tokens, int depth = 0)
    {
        var command = new List<string>();
        foreach (var token in tokens.Append(";"))
        {
            if (!Separators.Contains(token))
            {
                command.Add(token);
                continue;
            }

            foreach (var single in Unwrapped(command, depth))
                yield return single;
            command.Clear();
        }
    }

    private static IEnumerable<ImmutableArray<string>> Unwrapped(List<string> command, int depth)
    {
        var start = 0;
        while (start < command.Count && (Prefixes.Contains(command[start]) || start > 0 && command[start].IndexOf('=') > 0 && command[start][0] != '-'))
            start++;
        if (start == command.Count)
            return [];

        var program = Program(command[start]);
        var text = Shells.Contains(program) ? command.FindIndex(start, ShellText.Contains) : -1;
        return text >= 0 && depth < 4
            ? Commands(Tokens(string.Join(" ", command.Skip(text + 1))), depth + 1)
            : [[program, .. command.Skip(start + 1)]];
    }

    private static string Program(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }
}
