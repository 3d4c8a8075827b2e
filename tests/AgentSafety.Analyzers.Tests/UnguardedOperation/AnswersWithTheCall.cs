using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>MCP 2.x: a tool asks by an exception, and is called once more with the answer. It is read as any other form is.</summary>
public sealed class AnswersWithTheCall
{
    [Theory]
    [InlineData("if (form is not { IsAccepted: true } || form.Content?[\"confirm\"].GetBoolean() != true) return; Directory.Delete(path, true);")]
    [InlineData("if (form?.Action == \"accept\" && form.Content!.TryGetValue(\"confirm\", out var yes) && yes.GetBoolean()) Directory.Delete(path, true);")]
    [InlineData("if (form is { Action: \"accept\", Content: { } content } && content[\"confirm\"].ValueKind == System.Text.Json.JsonValueKind.True) Directory.Delete(path, true);")]
    [InlineData("if (!IsConfirmed(form)) return; Directory.Delete(path, true);")]
    public Task A_yes_that_is_read_approves(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("[|Directory.Delete(path, true)|];")]
    [InlineData("if (form is null) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (form?.Action is \"decline\" or \"cancel\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (form?.Content?[\"confirm\"].GetBoolean() != true) return; [|Directory.Delete(path, true)|];")]
    public Task Anything_else_does_not(string body) => Verify.Unprotected(Tool(body));

    [Fact]
    public Task A_form_that_is_accepted_and_not_read_is_said_to_be_that() => Verify.AnalyzesFor(RuleIds.UnreadAnswer, Tool("if ([|form is { IsAccepted: true }|]) Directory.Delete(path, true);"));

    [Theory]
    [InlineData("if (context.Params?.InputResponses is { Count: > 0 }) [|Directory.Delete(path, true)|];")]
    [InlineData("if (context.Params?.RequestState is { }) [|Directory.Delete(path, true)|];")]
    public Task That_something_came_with_the_call_is_no_answer(string body) => Verify.Unprotected(Tool(body));

    [Fact]
    public Task A_form_without_a_yes_or_no_is_answered_by_accepting() => Verify.Unprotected(Tool("if (form is not { IsAccepted: true }) return; Directory.Delete(path, true);", schema: ""));

    private static string Tool(string body, string schema = ", RequestedSchema = new() { Properties = { [\"confirm\"] = new ElicitRequestParams.BooleanSchema() } }") => $$"""
        public static class Tools
        {
            [McpServerTool] public static void Clean(RequestContext<CallToolRequestParams> context, string path)
            {
                if (context.Params?.InputResponses is not { } responses || !responses.TryGetValue("confirm", out var response))
                    throw new InputRequiredException(new Dictionary<string, InputRequest> { ["confirm"] = InputRequest.ForElicitation(new ElicitRequestParams { Message = $"Delete {path}?"{{schema}} }) }, "state");

                var form = response.Deserialize(InputResponse.ElicitResultJsonTypeInfo);
                {{body}}
            }

            private static bool IsConfirmed(ElicitResult? form) => form is { IsAccepted: true } && form.Content?["confirm"].GetBoolean() == true;
        }
        """;
}
