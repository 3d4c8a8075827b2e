namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>Triggers of the Azure Functions MCP extension (worker 1.0 to 1.6, and in process): a method with such a parameter is called by the client. No package of it could be read; names from its source.</summary>
internal static class AzureFunctions
{
    private const string Worker = "Microsoft.Azure.Functions.Worker.Extensions.Mcp.";
    private const string InProcess = "Microsoft.Azure.Functions.Extensions.Mcp.";

    public static readonly Framework Framework = new(Worker + "McpToolTriggerAttribute", InProcess + "McpToolTriggerAttribute")
    {
        Marked =
        [
            new(Worker + "McpToolTriggerAttribute", OnParameter: true),
            new(Worker + "McpResourceTriggerAttribute", OnParameter: true),
            new(Worker + "McpPromptTriggerAttribute", OnParameter: true),
            new(InProcess + "McpToolTriggerAttribute", OnParameter: true),
        ],
    };
}
