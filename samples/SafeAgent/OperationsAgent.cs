using AgentSafety;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SafeAgent;

internal static class OperationsAgent
{
    /// <summary>The tools, without a gate: until one is added, every guarded act is denied.</summary>
    public static IMcpServerBuilder AddOperationsAgent(this IServiceCollection services) => services
        .AddSingleton<EnvironmentService>()
        .AddSingleton<Undoable>()
        .AddMcpServer()
        .WithToolsFromAssembly()
        .WithRequestFilters(static filters => filters.AddCallToolFilter(ExplainDenials));

    /// <summary>The model is told why its call did nothing, so that it can tell the person and doesn't try again blindly.</summary>
    private static McpRequestHandler<CallToolRequestParams, CallToolResult> ExplainDenials(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (GuardDeniedException denied)
            {
                return new() { IsError = true, Content = [new TextContentBlock { Text = denied.Message }] };
            }
        };
}
