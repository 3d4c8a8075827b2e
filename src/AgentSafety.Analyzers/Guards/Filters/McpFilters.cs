namespace AgentSafety.Guards.Filters;

/// <summary>
/// Model Context Protocol 0.4 to 2.4: <c>next => async (context, token) => …</c>. On the builder to 0.9, then within <c>WithRequestFilters</c>. Message filters
/// see everything, and are for logging: they aren't counted.
/// </summary>
internal static class McpFilters
{
    private const string Server = "ModelContextProtocol.Server.";
    private const string Builder = "Microsoft.Extensions.DependencyInjection.McpServerBuilderExtensions.";

    public static readonly ToolFilter Tools = new(
        Server + "McpServerToolAttribute", Server + "McpServerTool", Server + "McpServerTool.Create", Builder + "WithCallToolHandler", Server + "McpServerHandlers.CallToolHandler")
    {
        Handed = [new(null, "AddCallToolFilter"), new(Server + "McpRequestFilters", "CallToolFilters"), new(Server + "McpServerFilters", "CallToolFilters")],
    };

    public static readonly ToolFilter Prompts = new(Server + "McpServerPromptAttribute", Server + "McpServerPrompt", Server + "McpServerPrompt.Create", Builder + "WithGetPromptHandler")
    {
        Handed = [new(null, "AddGetPromptFilter"), new(Server + "McpRequestFilters", "GetPromptFilters")],
    };

    public static readonly ToolFilter Resources = new(Server + "McpServerResourceAttribute", Server + "McpServerResource", Server + "McpServerResource.Create", Builder + "WithReadResourceHandler")
    {
        Handed = [new(null, "AddReadResourceFilter"), new(Server + "McpRequestFilters", "ReadResourceFilters")],
    };
}
