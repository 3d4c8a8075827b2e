namespace AgentSafety.Operations;

/// <summary>One program and its arguments, as it is run in the end.</summary>
/// <param name="Line">What the first shell on the way was given to read: words from outside can end a command in it and begin another.</param>
internal readonly record struct RunCommand(ImmutableArray<string> Words, string? Line)
{
    private const int Deepest = 4;

    private static readonly HashSet<string> Separators = new(StringComparer.Ordinal) { "&&", "||", "|", ";", "&" };

    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase) { "sh", "bash", "zsh", "dash", "ash", "cmd", "pwsh", "powershell" };

    private static readonly HashSet<string> ShellText = new(StringComparer.OrdinalIgnoreCase) { "-c", "-lc", "-ic", "/c", "/k", "-Command", "-NoProfileCommand" };

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "sudo", "env", "nohup", "time", "exec", "xargs", "winpty" };

    /// <summary>Options that take the next word, of the programs that run another program.</summary>
    private static readonly HashSet<string> OptionsWithValue = new(StringComparer.Ordinal) { "-e", "--env", "-u", "--user", "-w", "--workdir", "-p", "-i", "-l", "-o", "-s", "-n", "--namespace", "-f", "--file" };

    public string Program => Words[0];

    /// <summary>The single commands that a command line runs: parted at <c>&amp;&amp;</c> and kin; shells, <c>sudo</c> and what runs elsewhere (<c>ssh</c>, <c>docker exec</c>) taken off.</summary>
    public static IEnumerable<RunCommand> In(IEnumerable<string> tokens) => In(tokens, line: null, 0);

    private static IEnumerable<RunCommand> In(IEnumerable<string> tokens, string? line, int depth)
    {
        var command = new List<string>();
        foreach (var token in tokens.Append(";"))
        {
            if (!Separators.Contains(token))
            {
                command.Add(token);
                continue;
            }

            foreach (var single in Unwrapped(command, line, depth))
                yield return single;
            command.Clear();
        }
    }

    private static IEnumerable<RunCommand> Unwrapped(List<string> command, string? line, int depth)
    {
        var start = 0;
        while (start < command.Count && (command[start].Length == 0 || Prefixes.Contains(command[start]) || start > 0 && command[start].IndexOf('=') > 0 && command[start][0] != '-'))
            start++;
        if (start == command.Count)
            return [];

        var words = command.Skip(start).ToArray();
        words[0] = ProgramIn(words[0]);
        if (depth < Deepest && TextFor(words) is { } given && string.Join(" ", given) is var text)
            return In(CommandLine.Tokens(text), line ?? text, depth + 1);

        return depth < Deepest && InsideOf(words) is { Length: > 0 } inside ? Unwrapped([.. inside], line, depth + 1) : [new([.. words], line)];
    }

    /// <summary>What a shell is given to read, here or on another machine or device.</summary>
    private static IEnumerable<string>? TextFor(string[] words) => words[0] switch
    {
        _ when Shells.Contains(words[0]) => Array.FindIndex(words, ShellText.Contains) is var at and > 0 ? words.Skip(at + 1) : CodeFor(words),
        "adb" => Array.IndexOf(words, "shell") is var at and > 0 && at + 1 < words.Length ? words.Skip(at + 1) : null,
        "ssh" => AfterOptions(words, 1) is var host && host + 1 < words.Length ? words.Skip(host + 1) : null,
        _ => null,
    };

    /// <summary>The code that PowerShell is given in base64.</summary>
    private static IEnumerable<string>? CodeFor(string[] words) =>
        words[0].ToLowerInvariant() is "pwsh" or "powershell" && Array.FindIndex(words, EncodedCommand.Is) is var at and > 0 && at + 1 < words.Length
            ? [EncodedCommand.Decoded(words[at + 1]), .. words.Skip(at + 2)]
            : null;

    /// <summary>The command that another one runs as it is given.</summary>
    private static string[]? InsideOf(string[] words)
    {
        if (words[0] is "docker" or "podman" or "docker-compose" && Array.IndexOf(words, "exec") is var exec and > 0)
            return [.. words.Skip(AfterOptions(words, exec + 1) + 1)];

        return words[0] is "kubectl" or "oc" or "wsl" && Array.IndexOf(words, "--") is var end and > 0 ? [.. words.Skip(end + 1)] : null;
    }

    private static int AfterOptions(string[] words, int at)
    {
        while (at < words.Length && words[at].StartsWith("-", StringComparison.Ordinal))
            at += OptionsWithValue.Contains(words[at]) ? 2 : 1;

        return at;
    }

    /// <summary>Without path and <c>.exe</c>.</summary>
    public static string ProgramIn(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }
}
