using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// What a person answers at the console: a key, a line, or a prompt of Spectre.Console (0.44 to 0.57). Only a written yes is one: whatever isn't a no
/// (an empty line) may come from nobody. Where standard input is the transport of an MCP server, what is read there comes from the client.
/// </summary>
internal sealed class ConsoleAnswers(KnownTypes types, StandardStreams streams)
{
    private const string KeyOfYes = "89"; // ConsoleKey.Y

    private static readonly string[] Prompters = ["Spectre.Console.AnsiConsole", "Spectre.Console.AnsiConsoleExtensions", "Spectre.Console.ConfirmationPrompt"];

    private static readonly GuardContract Line = Approved(new Outcome("", Outcome.Yes));
    private static readonly GuardContract Key = Approved(new(".Key", KeyOfYes), new(".KeyChar", Outcome.Yes));
    private static readonly GuardContract Confirmation = Approved(Outcome.Of(true));

    /// <summary>A key or a line may be read for any reason: whoever ignores it need not have asked.</summary>
    public static bool IsOnlyRead(Outcome outcome) => outcome is { Value: Outcome.Yes } or { Members: ".Key", Value: KeyOfYes };

    public GuardContract? Of(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "ReadLine" or "ReadLineAsync" } when IsConsole(call) => Heard(Line),
        { Name: "ReadKey", ContainingType: var type } when types.Is(type, "System.Console") => Heard(Key),
        { Name: "Confirm" or "ConfirmAsync" or "Ask" or "AskAsync" or "Prompt" or "PromptAsync" or "Show" or "ShowAsync" } method when Prompters.Any(type => types.Is(method.ContainingType, type)) => OfPrompt(call),
        _ => null,
    };

    /// <summary>A prompt for a yes or no is a question, and so is a <c>ConfirmationPrompt</c>; one for a text is answered by what is typed or chosen.</summary>
    private GuardContract? OfPrompt(IInvocationOperation call) => call.TargetMethod.ResultType() switch
    {
        { SpecialType: SpecialType.System_String } => Heard(Line),
        { SpecialType: SpecialType.System_Boolean } when call.TargetMethod.Name.StartsWith("Confirm", StringComparison.Ordinal) || types.Is(call.TargetMethod.ContainingType, Prompters[2])
            || call.Arguments.Any(argument => types.Is(argument.Value.WithoutConversions().Type, Prompters[2])) => Heard(Confirmation),
        _ => null,
    };

    private GuardContract Heard(GuardContract contract) => streams.AreTheTransport ? GuardContract.None : contract;

    /// <summary><c>Console.ReadLine()</c>, <c>Console.In.ReadLineAsync()</c></summary>
    private bool IsConsole(IInvocationOperation call) =>
        types.Is(call.TargetMethod.ContainingType, "System.Console")
        || call.Instance?.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "In", ContainingType: var type } } && types.Is(type, "System.Console");

    private static GuardContract Approved(params Outcome[] outcomes) =>
        new(Answers: Sequence<ProvedBy>.Of(outcomes.Select(static outcome => new ProvedBy(outcome, new(Protections.Approval)))));
}
