using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The command lines that a <c>Process.Start</c> can run, in all its forms: the program first, then its arguments, as a line or one by one.</summary>
internal sealed class ProcessStarts(KnownTypes types, WrittenValues values, ObjectSettings settings)
{
    private const int MostLists = 8;
    private const string Opener = "open";
    private const string StartInfo = "System.Diagnostics.ProcessStartInfo";

    public IEnumerable<ImmutableArray<string>> CommandLinesOf(IInvocationOperation start, CancellationToken cancellationToken)
    {
        if (InfoOf(start, cancellationToken) is { } info)
            return FromInfo(info, cancellationToken);

        var program = Argument(start, "fileName");
        return program is null ? [] : Combine(Texts([program], cancellationToken), Argument(start, "arguments"), [], cancellationToken);
    }

    /// <summary>The program, the line or list of its arguments, as written.</summary>
    public IEnumerable<IOperation> PartsOf(IInvocationOperation start, CancellationToken cancellationToken) => InfoOf(start, cancellationToken) is { } info
        ? settings.Of(info, "FileName", cancellationToken).Concat(settings.MadeWith(info, cancellationToken, "fileName", "arguments")).Concat(settings.Of(info, "Arguments", cancellationToken)).Concat(settings.AddedTo(info, "ArgumentList", cancellationToken))
        : start.Arguments.Select(static argument => argument.Value);

    /// <summary>The start info: the argument of the static form, or what the process object was given.</summary>
    private IOperation? InfoOf(IInvocationOperation start, CancellationToken cancellationToken) =>
        start.Instance is { } process
            ? settings.Of(process, "StartInfo", cancellationToken).FirstOrDefault() ?? ObjectSettings.MemberOf(process, "StartInfo")
            : start.Arguments.FirstOrDefault(argument => types.Is(argument.Parameter?.Type, StartInfo))?.Value;

    private IEnumerable<ImmutableArray<string>> FromInfo(IOperation info, CancellationToken cancellationToken)
    {
        var programs = settings.Of(info, "FileName", cancellationToken).Concat(settings.MadeWith(info, cancellationToken, "fileName"));
        var arguments = settings.Of(info, "Arguments", cancellationToken).Concat(settings.MadeWith(info, cancellationToken, "arguments")).LastOrDefault();
        var listed = settings.AddedTo(info, "ArgumentList", cancellationToken);
        return arguments is null && IsOpened(info, cancellationToken) && !listed.Any()
            ? Texts(programs, cancellationToken).Select(static document => ImmutableArray.Create(Opener, document))
            : Combine(Texts(programs, cancellationToken), arguments, listed, cancellationToken);
    }

    /// <summary>A document or address that its own program opens, with no word of what to do.</summary>
    private bool IsOpened(IOperation info, CancellationToken cancellationToken) =>
        settings.Of(info, "UseShellExecute", cancellationToken).LastOrDefault()?.ConstantValue is { HasValue: true, Value: true };

    private IEnumerable<ImmutableArray<string>> Combine(IEnumerable<string> programs, IOperation? arguments, IEnumerable<IOperation> listed, CancellationToken cancellationToken)
    {
        var words = listed.Concat(arguments is not null && IsList(arguments) ? WrittenValues.ElementsOf(values.Origin(arguments, cancellationToken)) : [])
            .Aggregate(new[] { Array.Empty<string>() }, (lists, word) => [.. lists.SelectMany(list => values.TextsBehind(list.LastOrDefault() ?? "", word, cancellationToken).Select(text => list.Append(text).ToArray())).Take(MostLists)]);
        var lines = arguments is null || IsList(arguments) ? [""] : values.TextsOf(arguments, cancellationToken);
        foreach (var program in programs)
            foreach (var line in lines)
                foreach (var list in words)
                    yield return [program, TextMarks.Line + line, .. list];
    }

    private static bool IsList(IOperation arguments) => arguments.Type?.SpecialType is not SpecialType.System_String;

    private IEnumerable<string> Texts(IEnumerable<IOperation> operations, CancellationToken cancellationToken) =>
        operations.SelectMany(operation => values.TextsOf(operation, cancellationToken));

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
