using System.Text.Json;
using AgentSafety;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

namespace SafeAgent.Approvals;

/// <summary>Asks the person at the MCP client. If the client can't ask, this throws, and a gate that throws denies.</summary>
internal sealed class ElicitationGate(McpServer server) : IApprovalGate
{
    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        var target = JsonEncodedText.Encode(request.Target ?? "no target"); // the model chose it: nothing in it may look like our question
        var answer = await server.ElicitAsync<Confirmation>($"An agent asks to {request.Operation} '{target}'.", cancellationToken: cancellationToken);

        return answer is { IsAccepted: true, Content.Confirmed: true }
            ? ApprovalDecision.Approve(request, approver: "the person at the MCP client")
            : ApprovalDecision.Deny(request, "the person at the MCP client did not confirm it");
    }
}

internal static class ElicitationGates
{
    /// <summary>Each tool call has a gate of its own, which asks the client that made the call.</summary>
    public static IMcpServerBuilder WithApprovalByElicitation(this IMcpServerBuilder builder) =>
        builder.WithRequestFilters(static filters => filters.AddCallToolFilter(static next => async (request, cancellationToken) =>
        {
            using (AgentGuard.BeginGate(new ElicitationGate(request.Server)))
                return await next(request, cancellationToken);
        }));
}
