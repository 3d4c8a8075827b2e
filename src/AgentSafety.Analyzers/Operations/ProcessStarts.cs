using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The command lines that a <c>Process.Start</c> can run, in all its forms: the program first, then one token for each argument.</summary>
internal sealed class ProcessStarts(KnownTypes types, WrittenValues values, ObjectSettings settings)
{
    private const string StartInfo = "System.Diagnostics.ProcessStartInfo";

    public IEnumerable<ImmutableArray<string>> CommandLinesOf(IInvocationOperation start, CancellationToken cancellationToken)
    {
        if (InfoOf(start, cancellationToken) is { } info)
            return FromInfo(info, cancellationToken);

        var program = Argument(start, "fileName");
        return program is null ? [] : Combine(Texts([program], cancellationToken), Argument(start, "arguments"), [], cancellationToken);
    }

    /// <summary>The start info: the argument of the static form, or what the process object was given.</summary>
    private IOperation? InfoOf(IInvocationOperation start, CancellationToken cancellationToken) =>
        start.Instance is { } process
            ? settings.Of(process, "StartInfo", cancellationToken).FirstOrDefault() ?? ObjectSettings.MemberOf(process, "StartInfo")
            : start.Arguments.FirstOrDefault(argument => types.Is(argument.Parameter?.Type, StartInfo))?.Value;

    private IEnumerable<ImmutableArray<string>> FromInfo(IOperation info, CancellationToken cancellationToken)
    {
        var programs = settings.Of(info, "FileName", cancellationToken).Concat(settings.MadeWith(info, cancellationToken, "fileName"));
        var arguments = settings.Of(info, "Arguments", cancellationToken).Concat(settings.MadeWith(info, cancellationToken, "arguments")).LastOrDefault();
        return Combine(Texts(programs, cancellationToken), arguments, settings.AddedTo(info, "ArgumentList", cancellationToken), cancellationToken);
    }

    private IEnumerable<ImmutableArray<string>> Combine(IEnumerable<string> programs, IOperation? arguments, IEnumerable<IOperation> listed, CancellationToken cancellationToken)
    {
        var tokens = listed.Concat(arguments is not null && IsList(arguments) ? WrittenValues.ElementsOf(values.Origin(arguments, cancellationToken)) : [])
            .Select(token => values.TextsOf(token, cancellationToken).First()).ToArray();
        var texts = arguments is null || IsList(arguments) ? [""] : values.TextsOf(arguments, cancellationToken);
        foreach (var program in programs)
            foreach (var text in texts)
                yield return [program, .. CommandLine.Tokens(text), .. tokens];
    }

    private static bool IsList(IOperation arguments) => arguments.Type?.SpecialType is not SpecialType.System_String;

    private IEnumerable<string> Texts(IEnumerable<IOperation> operations, CancellationToken cancellationToken) =>
        operations.SelectMany(operation => values.TextsOf(operation, cancellationToken));

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
