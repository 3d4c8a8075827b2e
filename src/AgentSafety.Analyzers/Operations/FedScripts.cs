using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What a program is given to run besides its command line, by the body that starts it: a script written to a file that it is handed, and what is written to its input.
/// </summary>
internal sealed class FedScripts(ProcessStarts starts, WrittenValues values)
{
    private const int ShortestPath = 4;
    private const int DepthOfParts = 4;

    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase) { "sh", "bash", "zsh", "dash", "ash", "cmd", "pwsh", "powershell" };

    private static readonly HashSet<string> Interpreters = new(StringComparer.OrdinalIgnoreCase)
    {
        "python", "python3", "py", "node", "deno", "bun", "ruby", "perl", "php", "lua", "julia", "Rscript", "osascript", "csi", "dotnet-script", "ts-node", "tsx", "wscript", "cscript",
    };

    private static readonly HashSet<string> SqlShells = new(StringComparer.OrdinalIgnoreCase) { "psql", "mysql", "mariadb", "sqlcmd", "sqlite3" };

    private static readonly string[] ShellFiles = [".sh", ".bash", ".ps1", ".bat", ".cmd"];
    private static readonly string[] ScriptFiles = [".py", ".js", ".mjs", ".ts", ".rb", ".pl", ".php", ".csx", ".lua", ".r"];

    public IEnumerable<ExecutedText> Of(IInvocationOperation start, ImmutableArray<ImmutableArray<string>> commandLines, CancellationToken cancellationToken)
    {
        var body = WrittenBody.Around(start);
        if (body.Fed.Count == 0 || commandLines.IsEmpty || commandLines[0].IsEmpty)
            yield break;

        var program = RunCommand.ProgramIn(commandLines[0][0]);
        foreach (var fed in body.Fed)
            foreach (var text in IsInputOf(start, fed) && !commandLines[0].Any(static word => word.Contains("-c")) ? Read(program, fed.Arguments.FirstOrDefault(), cancellationToken)
                : fed.Syntax.SpanStart < start.Syntax.SpanStart && fed is { Instance: null, Arguments: [{ Value: var path }, var contents, ..] } && IsHanded(path, start, cancellationToken) ? Read(program, contents, cancellationToken, values.TextsOf(path, cancellationToken).FirstOrDefault() ?? "")
                : [])
                yield return text;
    }

    /// <summary>As the program reads it; where that isn't one we know, as the name of the file says. What anything else makes of a file isn't claimed.</summary>
    private IEnumerable<ExecutedText> Read(string program, IArgumentOperation? given, CancellationToken cancellationToken, string file = "")
    {
        var texts = given is null ? [] : values.TextsOf(given.Value, cancellationToken).Select(static text => text.Replace(TextMarks.Separator, '\n'));
        var isKnown = program.Length > 0 && !TextMarks.IsUnknown(program[0]) && !EndsWith(program, ShellFiles) && !EndsWith(program, ScriptFiles);
        return Shells.Contains(program) || !isKnown && EndsWith(file, ShellFiles) ? texts.Select(static text => ExecutedText.Of(TextLanguage.Command, "sh", "-c", text))
            : SqlShells.Contains(program) ? texts.Select(static text => ExecutedText.Of(TextLanguage.Sql, text))
            : Interpreters.Contains(program) || !isKnown && EndsWith(file, ScriptFiles) ? texts.Select(static text => ExecutedText.Of(TextLanguage.Script, text))
            : [];
    }

    private static bool EndsWith(string file, string[] endings) => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>process.StandardInput.WriteLine(text)</c> of the process that is started here.</summary>
    private bool IsInputOf(IInvocationOperation start, IInvocationOperation write) =>
        write.Instance is { } input && values.Origin(input, CancellationToken.None) is IPropertyReferenceOperation { Property.Name: "StandardInput", Instance: { } process }
        && WrittenBody.VariableIn(process) is { } fed
        && (start.Instance is { } instance ? SymbolEqualityComparer.Default.Equals(WrittenBody.VariableIn(instance), fed)
            : WrittenBody.Around(start).ValuesOf(fed).Any(value => value.WithoutConversions() is var made && (made == start || made is ICoalesceOperation { Value: var first } && first.WithoutConversions() == start)));

    /// <summary>Is that file named on the command line?</summary>
    private bool IsHanded(IOperation path, IInvocationOperation start, CancellationToken cancellationToken)
    {
        var (variable, name) = (WrittenBody.VariableIn(path), path.ConstantValue.Value as string);
        return (variable is not null || name is { Length: >= ShortestPath }) && starts.PartsOf(start, cancellationToken).Any(part => Mentions(part, DepthOfParts));

        bool Mentions(IOperation part, int depth) => depth > 0 && part.DescendantsAndSelf().Any(word =>
            word.ConstantValue is { HasValue: true, Value: string text } ? name is { Length: >= ShortestPath } && text.Contains(name)
            : word is ILocalReferenceOperation or IParameterReferenceOperation && WrittenBody.VariableIn(word) is { } mentioned
                && (SymbolEqualityComparer.Default.Equals(mentioned, variable) || WrittenBody.Around(word).ValuesOf(mentioned).Any(value => Mentions(value, depth - 1))));
    }
}
