using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentSafety;

/// <summary>
/// Asks the client that made this call. Where it can be asked while the tool waits, it is. Where server and client keep no session, the call ends with the
/// question, and the client makes it again with the answer, which counts only with the ticket that went out with this very question.
/// Such a call can act on one answer: to ask again would be to run the tool again.
/// </summary>
internal sealed class CallGate(RequestContext<CallToolRequestParams> call, RoundTripTickets tickets) : IApprovalGate
{
    private const string Key = "agentsafety.approval";

    private readonly string _approver = call.User?.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : ElicitationGate.SomePerson;
    private int _answers;

    /// <summary>What is to be asked in the next round, and for which request, or nothing.</summary>
    public (ApprovalRequest Request, InputRequiredException Question)? Pending { get; private set; }

    public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        if ((McpQuestion.Obstacle(request) ?? ElicitationGate.Obstacle(call.Server)) is { } obstacle)
            return ApprovalDecision.Deny(request, obstacle);

        if (Answered(request) is { } decision)
            return decision;

        try
        {
            return McpQuestion.Decide(request, await call.Server.ElicitAsync(McpQuestion.Form(request), cancellationToken).ConfigureAwait(false), _approver);
        }
        catch (InvalidOperationException) when (call.Server.IsMrtrSupported)
        {
            return AskInNextRound(request); // no session to ask in
        }
    }

    private ApprovalDecision? Answered(ApprovalRequest request)
    {
        if (call.Params is { RequestState: { } ticket, InputResponses: { } answers } && answers.TryGetValue(Key, out var answer) && tickets.IsGood(ticket, QuestionOf(request)))
            return Interlocked.Exchange(ref _answers, 1) == 0 && tickets.TryUse(ticket)
                ? McpQuestion.Decide(request, Read(answer), _approver)
                : ApprovalDecision.Deny(request, "the answer was used before");

        return Volatile.Read(ref _answers) == 0
            ? null
            : ApprovalDecision.Deny(request, "this call has acted on an answer already, and to ask again would be to run it again; make it two calls");
    }

    private ApprovalDecision AskInNextRound(ApprovalRequest request)
    {
        var question = new Dictionary<string, InputRequest> { [Key] = InputRequest.ForElicitation(McpQuestion.Form(request)) };
        Pending = (request, new(question, tickets.Issue(QuestionOf(request))));
        return ApprovalDecision.Deny(request, "the person at the MCP client is asked first; the answer comes with the next round of the call");
    }

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
