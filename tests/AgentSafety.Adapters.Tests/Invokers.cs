using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using ModelContextProtocol.Server;
using FunctionCallContent = Microsoft.Extensions.AI.FunctionCallContent;
using FunctionResultContent = Microsoft.Extensions.AI.FunctionResultContent;

namespace AgentSafety.Adapters.Tests;

/// <summary>The four ways in which a function is called. Each says what came out, or throws.</summary>
internal static class Invokers
{
    private static readonly Dictionary<string, Func<AIFunction, Dictionary<string, object?>, Task<string>>> All = new()
    {
        ["direct"] = async (function, arguments) => $"{await function.InvokeAsync(new(arguments))}",
        ["FunctionInvokingChatClient"] = async (function, arguments) =>
        {
            var client = new ChatClientBuilder(new ModelThatCalls(function.Name, arguments)).UseFunctionInvocation().Build();
            return (await client.GetResponseAsync("go", new ChatOptions { Tools = [function] })).Text;
        },
        ["McpServerTool"] = async (function, arguments) =>
        {
            await using var agent = await InProcess.StartAsync(builder => builder.WithTools([McpServerTool.Create(function)]));
            return (await agent.CallAsync(function.Name, arguments)).Text;
        },
        ["SemanticKernel"] = async (function, arguments) =>
        {
#pragma warning disable SKEXP0001 // experimental there, and what people use
            return $"{await new Kernel().InvokeAsync(function.AsKernelFunction(), new KernelArguments(arguments))}";
#pragma warning restore SKEXP0001
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static Task<string> CallAsync(string invoker, AIFunction function, Dictionary<string, object?> arguments) => All[invoker](function, arguments);

    /// <summary>A model that wants one call, and then repeats what came out of it.</summary>
    private sealed class ModelThatCalls(string function, Dictionary<string, object?> arguments) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().LastOrDefault() is { } result
                ? new ChatMessage(ChatRole.Assistant, $"{result.Result}")
                : new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", function, arguments)])));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
