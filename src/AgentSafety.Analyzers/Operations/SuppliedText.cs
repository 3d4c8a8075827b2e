namespace AgentSafety.Operations;

/// <summary>Does whoever supplies a part of a text say what is done, or only to what?</summary>
internal static class SuppliedText
{
    /// <summary>Programs that do whatever their first words say: a command of their own, or the code they are given.</summary>
    private static readonly HashSet<string> Obedient = new(StringComparer.OrdinalIgnoreCase)
    {
        "docker", "podman", "kubectl", "oc", "helm", "git", "gh", "az", "aws", "gcloud", "gsutil", "terraform", "tofu", "pulumi", "dotnet", "npm", "npx", "adb", "systemctl", "sc", "net", "netsh", "reg",
        "python", "python3", "node", "deno", "ruby", "perl", "php", "osascript", "sqlcmd", "psql", "mysql", "sqlite3", "redis-cli", "mongosh", "wsl", "bash", "sh", "zsh", "pwsh", "powershell", "cmd",
    };

    private static readonly HashSet<string> CodeOptions = new(StringComparer.Ordinal) { "-c", "-e", "--eval", "-Command", "-EncodedCommand", "-Q", "-q", "--command" };

    /// <summary>Options that stand, with what they take, before the word that says what to do.</summary>
    private static readonly HashSet<string> Before = new(StringComparer.Ordinal) { "-C", "--context", "--kubeconfig", "-n", "--namespace", "--project", "--profile", "--region", "--subscription", "-H", "--host", "--git-dir", "--work-tree", "-s" };

    private static readonly HashSet<string> Starters = new(StringComparer.Ordinal) { ";", "GO", "BEGIN", "EXEC", "EXECUTE" };

    /// <summary>Where a statement begins with it, it is the statement.</summary>
    public static Say InSql(string text)
    {
        var words = SqlWords.In(text);
        for (var i = 0; i < words.Count; i++)
            if (TextMarks.IsForeign(words[i][0]) && (i == 0 || Starters.Contains(words[i - 1])))
                return Say.Deed;

        return Say.Words;
    }

    public static Say InCommand(ImmutableArray<string> commandLine)
    {
        var said = Say.None;
        foreach (var command in RunCommand.In(commandLine))
        {
            if (IsFirst(command.Program) || Obedient.Contains(command.Program) && IsToldWhat(command.Words))
                return Say.Deed;
            if (command.Line is { } line && TextMarks.IsSupplied(line))
                said = Say.Words; // a shell reads on after a semicolon
        }

        return said;
    }

    /// <summary>Within quotes it is a value, until there is a quote in it.</summary>
    public static Say InScript(string text)
    {
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
            if (quote == '\0' && TextMarks.IsForeign(text[i]))
                return Say.Deed;
            else if (text[i] is '\\' && quote != '\0')
                i++;
            else if (text[i] == quote || quote != '\0' && text[i] is '\n')
                quote = '\0';
            else if (quote == '\0' && text[i] is ('"' or '\''))
                quote = text[i];

        return Say.Words;
    }

    private static bool IsToldWhat(ImmutableArray<string> command)
    {
        var verb = 1;
        while (verb + 1 < command.Length && Before.Contains(command[verb]))
            verb += 2;
        for (var i = verb; i < command.Length; i++)
            if (IsFirst(command[i]))
                return i == verb || CodeOptions.Contains(command[i - 1]);

        return false;
    }

    private static bool IsFirst(string word) => word.Length > 0 && TextMarks.IsForeign(word[0]);
}
