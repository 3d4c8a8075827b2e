using Microsoft.Extensions.AI;

namespace UnsafeAgent;

/// <summary>A chat in the release portal. The model calls functions in this process.</summary>
public sealed class WorkspaceAssistant(IChatClient model, Workspaces workspaces)
{
    private readonly IChatClient _model = model.AsBuilder().UseFunctionInvocation().Build();

    private readonly ChatOptions _options = new()
    {
        Tools =
        [
            AIFunctionFactory.Create(workspaces.List),
            AIFunctionFactory.Create(workspaces.Delete), // AGS1001: '..' deletes the folder above
        ],
    };

    public Task<ChatResponse> AnswerAsync(IEnumerable<ChatMessage> conversation, CancellationToken cancellationToken) =>
        _model.GetResponseAsync(conversation, _options, cancellationToken);
}
