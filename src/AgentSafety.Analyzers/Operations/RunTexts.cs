using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The texts that a call runs: SQL, command lines, scripts. <c>when: sql</c>, <c>when: command</c>, or of a named argument or setting: <c>when: shell in script</c>, <c>argv in Cmd</c>, <c>script in code</c>, <c>request in method</c>.</summary>
internal sealed class RunTexts(KnownTypes types, WrittenValues values)
{
    private static readonly string[] Statements = ["sql", "commandText", "query", "cmdText", "selectCommandText"];

    private readonly ObjectSettings _settings = new(values);
    private readonly WrittenSettings _written = new(values);

    public IEnumerable<ExecutedText> Of(DestructiveOperation family, IOperation call, CancellationToken cancellationToken)
    {
        var when = family.When!.Split(' ');
        return (when[0] switch
        {
            "sql" => SqlTexts(call, cancellationToken).Select(static text => ExecutedText.Of(TextLanguage.Sql, text)),
            "command" => call is IInvocationOperation start ? Started(start, cancellationToken) : [],
            "shell" => Given(call, when[2], cancellationToken).Select(static text => ExecutedText.Of(TextLanguage.Command, "sh", "-c", text)),
            "request" => Given(call, when[2], cancellationToken).Select(static verb => ExecutedText.Of(TextLanguage.Request, verb)),
            "argv" => Given(call, when[2], cancellationToken).Select(static text => ExecutedText.Of(TextLanguage.Command, text)),
            _ => Given(call, when[2], cancellationToken).Select(static text => ExecutedText.Of(TextLanguage.Script, text)),
        }).Distinct();
    }

    private IEnumerable<ExecutedText> Started(IInvocationOperation start, CancellationToken cancellationToken)
    {
        var starts = new ProcessStarts(types, values, _settings);
        var isProcess = start.TargetMethod.ContainingType.Name is "Process";
        var lines = (isProcess ? starts.CommandLinesOf(start, cancellationToken) : new ChainedCommands(values).CommandLinesOf(start, cancellationToken)).ToImmutableArray();
        return lines.Select(static words => ExecutedText.Of(TextLanguage.Command, [.. words])).Concat(isProcess ? new FedScripts(starts, values).Of(start, lines, cancellationToken) : []);
    }

    /// <summary>Where the words stand.</summary>
    public IEnumerable<SyntaxNode> SourcesOf(DestructiveOperation family, IOperation call, CancellationToken cancellationToken) =>
        (family.When!.Split(' ') is ["sql"] ? SqlSources(call, cancellationToken) : call is IInvocationOperation start && types.Is(start.TargetMethod.ContainingType, "System.Diagnostics.Process") ? new ProcessStarts(types, values, _settings).PartsOf(start, cancellationToken) : call.GivenArguments().Select(static argument => argument.Value))
            .SelectMany(source => values.WrittenAs(source, cancellationToken));

    private IEnumerable<string> SqlTexts(IOperation call, CancellationToken cancellationToken)
    {
        var texts = SqlSources(call, cancellationToken).SelectMany(value => values.TextsOf(value, cancellationToken));
        return call.GivenArguments().Any(IsParameterised) ? texts.Select(TextMarks.WithoutForeign) : texts;
    }

    private IEnumerable<IOperation> SqlSources(IOperation call, CancellationToken cancellationToken)
    {
        var arguments = call.GivenArguments();
        if (arguments.FirstOrDefault(static argument => Statements.Contains(argument.Parameter?.Name)) is { Value: var text })
            return [text];

        var command = arguments.FirstOrDefault(argument => types.Is(argument.Parameter?.Type, "Dapper.CommandDefinition"))?.Value ?? (call as IInvocationOperation)?.Instance;
        return command is null ? [] : _settings.Of(command, "CommandText", cancellationToken).Concat(_settings.MadeWith(command, cancellationToken, Statements));
    }

    /// <summary>What stands in the holes of a <see cref="FormattableString"/> becomes a parameter of the statement.</summary>
    private static bool IsParameterised(IArgumentOperation text) => text.Parameter?.Type is { Name: nameof(FormattableString) };

    /// <summary>An argument of that name, or a setting of the object or of an argument.</summary>
    private IEnumerable<string> Given(IOperation call, string name, CancellationToken cancellationToken) =>
        _written.ValuesOf(call, name, cancellationToken).SelectMany(value => values.TextsOf(value, cancellationToken));
}
