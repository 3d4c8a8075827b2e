using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Command lines that are put together call by call: <c>Cli.Wrap("git").WithArguments(["push"]).ExecuteAsync()</c>.</summary>
internal sealed class ChainedCommands(WrittenValues values)
{
    private const int Longest = 32;

    public IEnumerable<ImmutableArray<string>> CommandLinesOf(IInvocationOperation run, CancellationToken cancellationToken)
    {
        IEnumerable<string> words = [];
        var link = run;
        for (var links = 0; links < Longest && link.Receiver() is { } before && values.Origin(before, cancellationToken) is IInvocationOperation call; links++, link = call)
            switch (call)
            {
                case { TargetMethod.Name: "Wrap", Arguments: [{ Value: var program }] }:
                    return values.TextsOf(program, cancellationToken).Select(text => ImmutableArray.CreateRange(words.Prepend(text)));
                case { TargetMethod.Name: "WithArguments", Arguments: [{ Value: var arguments }, ..] }:
                    words = [.. WordsIn(arguments, cancellationToken)];
                    break;
            }

        return [];
    }

    /// <summary>One line, a list, or a lambda that adds one after the other.</summary>
    private IEnumerable<string> WordsIn(IOperation arguments, CancellationToken cancellationToken) => arguments.WithoutConversions() switch
    {
        IAnonymousFunctionOperation builder => builder.Descendants().OfType<IInvocationOperation>().Where(static add => add is { TargetMethod.Name: "Add", Arguments.IsEmpty: false })
            .Select(static add => add.Arguments[0].Value).OrderBy(static word => word.Syntax.SpanStart).Select(word => First(word, cancellationToken)),
        { Type.SpecialType: SpecialType.System_String } line => [TextMarks.Line + First(line, cancellationToken)],
        var list => [First(list, cancellationToken)],
    };

    private string First(IOperation word, CancellationToken cancellationToken) => values.TextsOf(word, cancellationToken).First();
}
