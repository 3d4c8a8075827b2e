using AgentSafety;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an MCP server's tool calls a gate that asks the person at the client who made the call.</summary>
/// <example><code>
/// services.AddMcpServer().WithToolsFromAssembly().WithApprovalByElicitation().WithStdioServerTransport();
/// </code></example>
public static class McpApproval
{
    /// <summary>
    /// Each tool call gets a gate of its own. Where server and client keep a session, the person is asked while the tool waits; where they don't
    /// (HTTP without state), the call ends with the question and runs again with the answer. A client that can't be asked is denied.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="options">How to ask; safe if <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Filters that turn denials into answers for the model belong around this one: add them first. In a second round the tool starts over, so it must ask
    /// before it does anything; a call can act on one answer only.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A key is too short, or has no ledger.</exception>
    /// <example><code>builder.Services.AddMcpServer().WithTools&lt;CloudTools&gt;().WithApprovalByElicitation();</code></example>
    public static IMcpServerBuilder WithApprovalByElicitation(this IMcpServerBuilder builder, McpApprovalOptions? options = null)
    {
        var tickets = new RoundTripTickets(options ?? new());
        return (builder ?? throw new ArgumentNullException(nameof(builder)))
            .WithRequestFilters(filters => filters.AddCallToolFilter(next => (request, cancellationToken) => AskingAsync(next, request, tickets, cancellationToken)));
    }

    private static async ValueTask<CallToolResult> AskingAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next, RequestContext<CallToolRequestParams> request, RoundTripTickets tickets, CancellationToken cancellationToken)
    {
        var gate = new CallGate(request, tickets);
        using (AgentGuard.BeginGate(gate))
        {
            try
            {
                return await next(request, cancellationToken).ConfigureAwait(false);
            }
            catch (ApprovalDeniedException denied) when (gate.Pending is { } pending && ReferenceEquals(pending.Request, denied.Request))
            {
                throw pending.Question;
            }
        }
    }
}
