using Microsoft.Extensions.AI;

namespace SafeAgent;

/// <summary>A chat in the release portal. Before a workspace is deleted, the answer holds a request for approval, and the function hasn't run.</summary>
public sealed class WorkspaceAssistant(IChatClient model, Workspaces workspaces)
{
    private readonly IChatClient _model = model.AsBuilder().UseFunctionInvocation().Build();

    private readonly ChatOptions _options = new()
    {
        Tools =
        [
            AIFunctionFactory.Create(workspaces.List),
            new ApprovalRequiredAIFunction(AIFunctionFactory.Create(workspaces.Delete)),
        ],
    };

    public Task<ChatResponse> AnswerAsync(IEnumerable<ChatMessage> conversation, CancellationToken cancellationToken) =>
        _model.GetResponseAsync(conversation, _options, cancellationToken);
}
