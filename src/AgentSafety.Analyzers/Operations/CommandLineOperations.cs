using AgentSafety.Configuration;

namespace AgentSafety.Operations;

/// <summary>One line of <c>CommandLines/*.txt</c>: a command whose words stand in order before anything else, with the flags it needs, unless a safe flag is there.</summary>
/// <param name="NamesUnknown">Only where an operand isn't written there.</param>
internal sealed record DestructiveCommand(ImmutableArray<string> Words, ImmutableArray<string> Flags, ImmutableArray<string> Unless, bool NamesUnknown, DestructiveOperation Operation)
{
    public bool Matches(ImmutableArray<string> command) =>
        HasWords(command)
        && (!NamesUnknown || command.Skip(1).Any(static token => token.IndexOf(TextMarks.Hole) >= 0))
        && Flags.All(flag => command.Any(token => IsFlag(token, flag)))
        && !Unless.Any(flag => command.Any(token => IsFlag(token, flag) && !token.EndsWith("=none", StringComparison.Ordinal) && !token.EndsWith("=false", StringComparison.Ordinal)));

    /// <summary>An option may take the word after it as its value, so such a word may be passed over; any other word must be the next one.</summary>
    private bool HasWords(ImmutableArray<string> command)
    {
        var (next, afterOption) = (0, false);
        foreach (var token in command)
        {
            if (next == Words.Length)
                break;
            if (next > 0 && token.StartsWith("-", StringComparison.Ordinal))
                afterOption = token.IndexOf('=') < 0;
            else if (IsAny(token, Words[next]))
                (next, afterOption) = (next + 1, false);
            else if (afterOption)
                afterOption = false;
            else
                return false;
        }

        return next == Words.Length;
    }

    /// <summary>'delete-*' is any word that begins so.</summary>
    private static bool IsAny(string token, string choices) => choices.Split('|').Any(choice =>
        choice.EndsWith("*", StringComparison.Ordinal)
            ? token.StartsWith(choice.Substring(0, choice.Length - 1), StringComparison.OrdinalIgnoreCase)
            : string.Equals(token, choice, StringComparison.OrdinalIgnoreCase));

    /// <summary>'-r' also stands in '-rf'; '--dry-run' also as '--dry-run=server'.</summary>
    private static bool IsFlag(string token, string choices) => choices.Split('|').Any(choice =>
        token.StartsWith("-", StringComparison.Ordinal)
        && (token == choice
            || token.StartsWith(choice + "=", StringComparison.Ordinal)
            || choice.Length == 2 && token.Length > 2 && token[1] != '-' && token.IndexOf(choice[1]) > 0 && token.Skip(1).All(char.IsLetter)));
}

/// <summary>What a command line destroys, read as a shell would: one command after the other.</summary>
internal static class CommandLineOperations
{
    private const string Unless = "unless:";
    private const string Try = "try:";

    private static readonly Lazy<ILookup<string, DestructiveCommand>> ByProgram = new(static () => All()
        .SelectMany(static command => command.Words[0].Split('|').Select(program => (program, command)))
        .ToLookup(static entry => entry.program, static entry => entry.command, StringComparer.OrdinalIgnoreCase));

    /// <summary>The worst that the command line does, or null. What is unknown is not claimed.</summary>
    public static DestructiveOperation? In(ImmutableArray<string> commandLine) =>
        RunCommand.In(commandLine)
            .SelectMany(static command => ByProgram.Value[command.Program].Where(known => known.Matches(command.Words)))
            .Select(static known => known.Operation)
            .OrderByDescending(static operation => operation.Severity)
            .FirstOrDefault();

    public static IEnumerable<DestructiveCommand> All() =>
        BuiltInOperations.Resources(static name => name.EndsWith(".commands.txt", StringComparison.Ordinal))
            .SelectMany(ConfigurationFile.Read)
            .Select(static entry => Read(entry.Fields) ?? throw new FormatException($"Not a command line: {entry.Line}"));

    /// <summary><c>id; summary; command; effect; reversible; blast radius [; unless: flags] [; try: flag or word=words]</c></summary>
    private static DestructiveCommand? Read(ImmutableArray<string> fields)
    {
        if (fields.Length < 6 || CatalogueLine.Read([fields[0], fields[1], "", "", fields[3], fields[4], fields[5]]) is not { } operation)
            return null;

        var words = fields[2].Split(' ');
        var unless = Field(fields, Unless)?.Split(' ') ?? [];
        var tries = Field(fields, Try) ?? unless.LastOrDefault();
        return new([.. words.Where(static word => word[0] is not ('-' or '?'))], [.. words.Where(static word => word[0] == '-')], [.. unless], words.Contains("?"), operation with { DryRun = tries is null ? null : new Setting(tries, "") });
    }

    private static string? Field(ImmutableArray<string> fields, string name) =>
        fields.Skip(6).FirstOrDefault(field => field.StartsWith(name, StringComparison.Ordinal))?.Substring(name.Length).Trim();
}
