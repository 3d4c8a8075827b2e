namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>
/// Microsoft.Extensions.AI 9.3 to 10.11. Whatever offers functions (<c>ChatOptions.Tools</c>, <c>AdditionalTools</c>, an agent's <c>tools</c>) is
/// given an <c>AIFunction</c>: made by the factory, or by a class of one's own.
/// </summary>
internal static class ExtensionsAI
{
    public const string Function = "Microsoft.Extensions.AI.AIFunction";
    public const string Factory = "Microsoft.Extensions.AI.AIFunctionFactory";

    private const string AI = "Microsoft.Extensions.AI.";
    private const string Call = AI + "FunctionCallContent";

    public static readonly Framework Framework = new(Factory, Function)
    {
        Answered = [new(Function, "InvokeCoreAsync")],
        Taken = [new(Factory, RegistrationKind.Function, "method", "Create")],
        Chosen = [new(Call, "Name")],
        Asking = ["GetResponseAsync", "GetStreamingResponseAsync"],
        Answers = [Call, AI + "ChatResponse", AI + "ChatResponse`1", AI + "ChatResponseUpdate"],
    };
}
