using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentSafety;

/// <summary>
/// Asks where server and client keep no session: the call ends with the question, and the client makes it again with the answer. An answer counts only
/// with the ticket that went out with this very question. One call can act on one answer: to ask again would be to run the tool again.
/// </summary>
internal sealed class RoundTripGate(RequestContext<CallToolRequestParams> call, RoundTripTickets tickets) : IApprovalGate
{
    private const string Key = "agentsafety.approval";
    private int _answers;

    /// <summary>What is to be asked now, and for which request, or nothing.</summary>
    public (ApprovalRequest Request, InputRequiredException Question)? Pending { get; private set; }

    public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(Decide(request));

    private ApprovalDecision Decide(ApprovalRequest request)
    {
        if ((McpQuestion.Obstacle(request) ?? Obstacle()) is { } obstacle)
            return ApprovalDecision.Deny(request, obstacle);

        var question = QuestionOf(request);
        if (call.Params is { RequestState: { } ticket, InputResponses: { } answers } && answers.TryGetValue(Key, out var answer) && tickets.IsGood(ticket, question))
            return Interlocked.Exchange(ref _answers, 1) == 0 && tickets.TryUse(ticket)
                ? McpQuestion.Decide(request, Read(answer), call.User?.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : ElicitationGate.SomePerson)
                : ApprovalDecision.Deny(request, "the answer was used before");

        if (Volatile.Read(ref _answers) != 0)
            return ApprovalDecision.Deny(request, "this call has acted on an answer already, and to ask again would be to run it again; make it two calls");

        Pending = (request, new(new Dictionary<string, InputRequest> { [Key] = InputRequest.ForElicitation(McpQuestion.Form(request)) }, tickets.Issue(question)));
        return ApprovalDecision.Deny(request, "the person at the MCP client is asked first; the answer comes with the next round of the call");
    }

    private string? Obstacle() => !call.Server.IsMrtrSupported || call.JsonRpcRequest.Context?.ClientCapabilities is not { Elicitation.Form: not null }
        ? "the MCP client can't ask a person"
        : null;

    /// <summary>All that the answer is about. Lengths keep one part from running into the next.</summary>
    private string QuestionOf(ApprovalRequest request) =>
        string.Concat(new[] { request.Digest, call.Params?.Name ?? "", call.User?.Identity?.Name ?? "" }.Select(static part => $"{part.Length}:{part}"));

    private static ElicitResult? Read(InputResponse answer)
    {
        try
        {
            return answer.Deserialize(InputResponse.ElicitResultJsonTypeInfo);
        }
        catch (JsonException)
        {
            return null; // no answer to our form
        }
    }
}
