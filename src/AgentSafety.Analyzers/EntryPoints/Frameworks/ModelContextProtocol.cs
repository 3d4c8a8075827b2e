using static AgentSafety.EntryPoints.Frameworks.RegistrationKind;

namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>
/// Model Context Protocol servers (ModelContextProtocol 0.1 to 2.4). Attributes count on any method, public or not, static or not; an override inherits
/// them, an implementation of an interface method doesn't. Handlers moved from <c>ToolsCapability</c> (0.x) to <c>McpServerHandlers</c>.
/// </summary>
internal static class ModelContextProtocol
{
    private const string Server = "ModelContextProtocol.Server.";
    private const string Builder = "Microsoft.Extensions.DependencyInjection.McpServerBuilderExtensions";

    public static readonly Framework Framework = new(Server + "McpServerToolAttribute", Server + "McpToolAttribute")
    {
        Marked =
        [
            new(Server + "McpServerToolAttribute"),
            new(Server + "McpServerPromptAttribute"),
            new(Server + "McpServerResourceAttribute"),
            new(Server + "McpToolAttribute"), // 0.1.0-preview.1 to 13
        ],
        Answered =
        [
            new(Server + "McpServerTool", "InvokeAsync"),
            new(Server + "McpServerPrompt", "GetAsync"),
            new(Server + "McpServerResource", "ReadAsync"),
        ],
        Taken =
        [
            new(Server + "McpServerTool", Function, "method", "Create"),
            new(Server + "McpServerPrompt", Function, "method", "Create"),
            new(Server + "McpServerResource", Function, "method", "Create"),
            new(Builder, RegistrationKind.Type, null, "WithTools", "WithPrompts", "WithResources"),
            new(Builder, Assembly, null, "WithToolsFromAssembly", "WithPromptsFromAssembly", "WithResourcesFromAssembly"),
            new(Builder, Handler, null, "WithCallToolHandler", "WithGetPromptHandler", "WithReadResourceHandler"),
            new(Server + "McpServerHandlers", Handler, null, "CallToolHandler", "CallToolWithAlternateHandler", "GetPromptHandler", "ReadResourceHandler"),
            new("ModelContextProtocol.Protocol.ToolsCapability", Handler, null, "CallToolHandler"),
            new("ModelContextProtocol.Protocol.PromptsCapability", Handler, null, "GetPromptHandler"),
            new("ModelContextProtocol.Protocol.ResourcesCapability", Handler, null, "ReadResourceHandler"),
            new("ModelContextProtocol.Protocol.Types.ToolsCapability", Handler, null, "CallToolHandler"), // to 0.2
        ],
    };
}
