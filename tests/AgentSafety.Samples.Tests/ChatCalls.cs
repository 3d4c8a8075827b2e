using Microsoft.Extensions.AI;
using SafeAgent;

namespace AgentSafety.Samples.Tests;

/// <summary>The safe sample's chat: a function that destroys waits for a person's answer.</summary>
public sealed class ChatCalls : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("workspaces");

    public ChatCalls() => _root.CreateSubdirectory("finished");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_workspace_is_deleted_only_after_an_approval(bool approved)
    {
        using var model = new ModelThatDeletes("finished");
        var assistant = new WorkspaceAssistant(model, new(_root.FullName));
        List<ChatMessage> conversation = [new(ChatRole.User, "Tidy up.")];

        var asked = await assistant.AnswerAsync(conversation, TestContext.Current.CancellationToken);
        Assert.Single(_root.GetDirectories());

        conversation.AddRange(asked.Messages);
        conversation.Add(new(ChatRole.User, [.. asked.Messages.SelectMany(static message => message.Contents).OfType<ToolApprovalRequestContent>().Select(request => request.CreateResponse(approved, null))]));
        await assistant.AnswerAsync(conversation, TestContext.Current.CancellationToken);
        Assert.Equal(approved ? 0 : 1, _root.GetDirectories().Length);
    }

    [Fact]
    public void The_folder_above_is_not_a_workspace() =>
        Assert.Throws<ArgumentException>(() => new Workspaces(Path.Combine(_root.FullName, "finished")).Delete(".."));

    /// <summary>Asks for one function call, and is content with whatever comes back.</summary>
    private sealed class ModelThatDeletes(string workspace) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            AIContent next = messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Any()
                ? new TextContent("Done.")
                : new FunctionCallContent("call-1", nameof(Workspaces.Delete), new Dictionary<string, object?> { ["name"] = workspace });
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [next])));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
