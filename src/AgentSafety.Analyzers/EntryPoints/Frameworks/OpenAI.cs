namespace AgentSafety.EntryPoints.Frameworks;

/// <summary>OpenAI 2.0 to 2.15 and Azure.AI.OpenAI 1.0 betas run nothing by themselves: the program reads which function the model chose, and calls it.</summary>
internal static class OpenAI
{
    public static readonly Framework Framework = new("OpenAI.Chat.ChatToolCall", "OpenAI.Responses.FunctionCallResponseItem", "Azure.AI.OpenAI.ChatCompletionsFunctionToolCall")
    {
        Asking = ["CompleteChat", "CompleteChatAsync", "CompleteChatStreaming", "CompleteChatStreamingAsync", "CreateResponse", "CreateResponseAsync"],
        Answers =
        [
            "OpenAI.Chat.ChatCompletion", "OpenAI.Chat.ChatToolCall", "OpenAI.Chat.ChatFunctionCall", "OpenAI.Responses.ResponseResult", "OpenAI.Responses.OpenAIResponse",
            "OpenAI.Responses.FunctionCallResponseItem", "OpenAI.Assistants.RequiredAction", "OpenAI.Assistants.RequiredActionUpdate", "Azure.AI.OpenAI.ChatCompletionsFunctionToolCall",
        ],
        Chosen =
        [
            new("OpenAI.Chat.ChatToolCall", "FunctionName"),
            new("OpenAI.Chat.ChatFunctionCall", "FunctionName"),
            new("OpenAI.Responses.FunctionCallResponseItem", "FunctionName"),
            new("OpenAI.Assistants.RequiredAction", "FunctionName"),
            new("OpenAI.Assistants.RequiredActionUpdate", "FunctionName"),
            new("OpenAI.Assistants.InternalRequiredFunctionToolCall", "FunctionName"),
            new("OpenAI.Realtime.ConversationItemStreamingFinishedUpdate", "FunctionName"),
            new("OpenAI.RealtimeConversation.ConversationItemStreamingFinishedUpdate", "FunctionName"),
            new("Azure.AI.OpenAI.ChatCompletionsFunctionToolCall", "Name"),
        ],
    };
}
