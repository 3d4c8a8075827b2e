using ModelContextProtocol.Server;

namespace AgentSafety;

/// <summary>Asks the person at the client from inside a tool, where the tool wants to go on after a no.</summary>
/// <example><code>
/// if (!await server.IsApprovedAsync(new ProposedAct("delete containers", names), cancellationToken))
///     return "Nothing was deleted: the person did not confirm it.";
/// </code></example>
public static class McpServerQuestions
{
    /// <summary>Does the person at the client agree to this act? All other guards that are in force are asked too.</summary>
    /// <param name="server">The server as the tool has it.</param>
    /// <param name="act">What is about to be done, to exactly which targets.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    /// <returns>True only after a yes in the form's field. False where the person said no, or can't be asked.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="server"/> or <paramref name="act"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the answer.</exception>
    /// <example><code>bool yes = await server.IsApprovedAsync(new ProposedAct("drop table", "orders"), cancellationToken);</code></example>
    [AgentGuard(Protections.Approval)]
    public static async Task<bool> IsApprovedAsync(this McpServer server, ProposedAct act, CancellationToken cancellationToken = default)
    {
        using (AgentGuard.BeginGate(new ElicitationGate(server)))
        {
            try
            {
                await AgentGuard.EnsureApprovedAsync(act, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (GuardDeniedException)
            {
                return false;
            }
        }
    }
}
