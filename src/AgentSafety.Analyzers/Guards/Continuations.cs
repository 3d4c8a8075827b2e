using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Where code that stands before a function lets it run, and what is held there.</summary>
/// <param name="IsHanded">By a delegate that it was given; else by a call of what it wraps.</param>
/// <param name="Name">If the function is called so; null whatever it is called, empty if it has none of the names that the code asks for.</param>
internal sealed record Continuation(bool IsHanded, string? Name, Protections Held);

/// <summary>What lets a wrapped function run, and what says which one it is.</summary>
internal sealed class Continuations(KnownTypes types)
{
    private const string Function = "Microsoft.Extensions.AI.AIFunction";
    private const string Tool = "ModelContextProtocol.Server.McpServerTool";
    private const string Client = "Microsoft.Extensions.AI.FunctionInvokingChatClient";

    private static readonly string[] Named =
    [
        "Microsoft.Extensions.AI.AITool", "Microsoft.Extensions.AI.FunctionCallContent", "Microsoft.SemanticKernel.KernelFunction",
        "ModelContextProtocol.Protocol.CallToolRequestParams", "ModelContextProtocol.Protocol.GetPromptRequestParams",
    ];

    public bool IsCall(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "InvokeCoreAsync", ContainingType: var type } => types.IsOrInherits(type, Function),
        { Name: "InvokeAsync", ContainingType: var type } => types.IsOrInherits(type, Function) || types.IsOrInherits(type, Tool),
        { Name: "GetAsync", ContainingType: var type } => types.IsOrInherits(type, "ModelContextProtocol.Server.McpServerPrompt"),
        { Name: "ReadAsync", ContainingType: var type } => types.IsOrInherits(type, "ModelContextProtocol.Server.McpServerResource"),
        { Name: "InvokeFunctionAsync", ContainingType: var type } => types.IsOrInherits(type, Client),
        _ => false,
    };

    public bool IsName(IOperation value) => value is IPropertyReferenceOperation { Property: { Name: "Name", ContainingType: var type } } && Named.Any(named => types.IsOrInherits(type, named));
}
