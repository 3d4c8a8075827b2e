namespace AgentSafety.Guards.Filters;

/// <summary>Microsoft.Extensions.AI 9.7 to 10.11: what a chat client runs a function through. A server or a kernel that is given the function doesn't.</summary>
internal static class ChatClientFilters
{
    private const string Client = "Microsoft.Extensions.AI.FunctionInvokingChatClient";

    public static readonly ToolFilter Functions = new("Microsoft.Extensions.AI.AIFunctionFactory.Create")
    {
        Handed = [new(Client, "FunctionInvoker")],
        Implemented = [new(Client, "InvokeFunctionAsync")],
    };
}
