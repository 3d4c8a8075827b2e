using ModelContextProtocol.Server;

namespace AgentSafety;

/// <summary>
/// Asks the person at the MCP client, by elicitation, while the tool waits. It denies where the client can't be asked: where it has no form to show,
/// and where server and client keep no session. Reading the yes/no field of the form decides; sending the form doesn't.
/// </summary>
/// <remarks>
/// The client shows the question. One that answers by itself makes every gate worthless, and one person at one client is one approver:
/// what needs two can't be approved by this gate alone.
/// </remarks>
/// <param name="server">The server as the tool call has it (<c>request.Server</c>): it leads to the client that made the call.</param>
/// <param name="approver">Name of the person, if you know it better than "the person at the MCP client". Never blank.</param>
/// <example><code>
/// using (AgentGuard.BeginGate(new ElicitationGate(request.Server)))
///     return await next(request, cancellationToken);
/// </code></example>
public sealed class ElicitationGate(McpServer server, string? approver = null) : IApprovalGate
{
    internal const string SomePerson = "the person at the MCP client";

    private readonly McpServer _server = server ?? throw new ArgumentNullException(nameof(server));

    /// <summary>Shows the form and waits for it.</summary>
    /// <param name="request">The act. Characters that could fake a question are shown as escapes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>An approval if the field says yes, else a denial.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was an answer.</exception>
    /// <exception cref="ModelContextProtocol.McpException">The client failed to answer, which denies too.</exception>
    /// <exception cref="InvalidOperationException">Server and client keep no session, which denies too: use <c>WithApprovalByElicitation</c>.</exception>
    /// <example><code>var decision = await gate.DecideAsync(request, cancellationToken);</code></example>
    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        if ((McpQuestion.Obstacle(request) ?? Obstacle(_server)) is { } obstacle)
            return ApprovalDecision.Deny(request, obstacle);

        var answer = await _server.ElicitAsync(McpQuestion.Form(request), cancellationToken).ConfigureAwait(false);
        return McpQuestion.Decide(request, answer, approver ?? SomePerson);
    }

    internal static string? Obstacle(McpServer server) => server.ClientCapabilities is { Elicitation.Form: not null } ? null : "the MCP client can't ask a person";
}
