using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Who runs functions without looking for <c>ApprovalRequiredAIFunction</c> (Microsoft.Extensions.AI 9.9 to 10.11, ModelContextProtocol to 2.4, Semantic Kernel to
/// 1.82, AutoGen 0.2). The mark enforces nothing itself: handed to one of these, it is lost.
/// </summary>
internal sealed class Invokers(KnownTypes types)
{
    /// <summary>Why the mark is lost on what is handed over here, as the end of a sentence; null where it may be looked for.</summary>
    public string? LosingBy(IOperation? use) => use switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } argument => LosingBy(call, argument),
        IArgumentOperation { Parent: IObjectCreationOperation { Type: var middleware } } when types.Is(middleware, "AutoGen.Core.FunctionCallMiddleware") => "AutoGen calls it without asking",
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } when IsRealtime(property) => Realtime,
        _ => null,
    };

    private const string Realtime = "a realtime client calls it without asking";

    private string? LosingBy(IInvocationOperation call, IArgumentOperation argument) => call.TargetMethod switch
    {
        { Name: "Create", ContainingType: var tool } when argument.Parameter?.Ordinal == 0 && types.Is(tool, "ModelContextProtocol.Server.McpServerTool") => "a server of the Model Context Protocol calls it without asking",
        { Name: "AsKernelFunction", ContainingType: var extensions } when types.Is(extensions, "Microsoft.SemanticKernel.AIFunctionExtensions") => "a kernel calls it without asking",
        { Name: "Add" } when call.Instance is { } list && list.WithoutConversions() is IPropertyReferenceOperation property && IsRealtime(property) => Realtime,
        _ => null,
    };

    private bool IsRealtime(IPropertyReferenceOperation property) =>
        property.Property is { Name: "Tools", ContainingType: var options } && (types.IsOrInherits(options, "Microsoft.Extensions.AI.RealtimeSessionOptions") || types.Is(options, "Microsoft.Extensions.AI.CreateResponseRealtimeClientMessage"))
        || property.Property is { Name: "AdditionalTools", ContainingType: var client } && types.IsOrInherits(client, "Microsoft.Extensions.AI.FunctionInvokingRealtimeClient");
}
