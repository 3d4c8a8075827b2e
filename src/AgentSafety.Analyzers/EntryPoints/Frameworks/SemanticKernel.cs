using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>
/// Semantic Kernel 1.0 to 1.82. A <c>[KernelFunction]</c> of a process step is raised by events, not offered to a model, unless its type is
/// made a plugin too.
/// </summary>
internal static class SemanticKernel
{
    public const string Attribute = Kernel + "KernelFunctionAttribute";

    private const string Kernel = "Microsoft.SemanticKernel.";
    private const string OpenApi = Kernel + "Plugins.OpenApi.OpenApiKernelPluginFactory";

    public static readonly Framework Framework = new(Attribute)
    {
        Marked = [new(Attribute, ExceptIn: Kernel + "KernelProcessStep")],
        Taken =
        [
            new(Kernel + "KernelFunctionFactory", Function, "method", "CreateFromMethod"),
            new(Kernel + "KernelExtensions", Function, "method", "CreateFunctionFromMethod"),
            new(Kernel + "KernelPluginFactory", RegistrationKind.Type, "target", "CreateFromType", "CreateFromObject"),
            new(Kernel + "KernelExtensions", RegistrationKind.Type, "target", "CreatePluginFromType", "CreatePluginFromObject", "ImportPluginFromType", "ImportPluginFromObject", "AddFromType", "AddFromObject"),
            new(OpenApi, Remote, null, "CreateFromOpenApiAsync", "CreateFromOpenApi"),
            new(Kernel + "Plugins.OpenApi.OpenApiKernelExtensions", Remote, null, "ImportPluginFromOpenApiAsync", "ImportPluginFromOpenApi", "CreatePluginFromOpenApiAsync", "CreatePluginFromOpenApi"),
            new(Kernel + "OpenApiKernelExtensions", Remote, null, "ImportPluginFromOpenApiAsync", "CreatePluginFromOpenApiAsync"),
        ],
        Chosen = [new(Kernel + "FunctionCallContent", "FunctionName")],
        Asking = ["InvokePromptAsync", "InvokePromptStreamingAsync", "InvokeAsync", "InvokeStreamingAsync", "GetChatMessageContentAsync", "GetChatMessageContentsAsync", "GetStreamingChatMessageContentsAsync"],
        Answers = [Kernel + "FunctionCallContent", Kernel + "FunctionResult", Kernel + "ChatMessageContent", Kernel + "StreamingChatMessageContent"],
    };
}
