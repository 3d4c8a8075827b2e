namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Asking through MCP elicitation: submitting the form isn't a yes, and an answer must be read before it counts.</summary>
public sealed class Elicitations
{
    private const string Types = """

        public sealed record Confirm(bool Yes);
        public sealed record Reason(string Why);
        public sealed record Two(bool Confirm, bool KeepBackup);
        """;

    [Theory]
    [InlineData("if (!r.IsAccepted || r.Content is not { Yes: true }) return; Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content!.Yes) Directory.Delete(path, true);")]
    [InlineData("if (r is { IsAccepted: true, Content.Yes: true }) Directory.Delete(path, true);")]
    [InlineData("if (r is not { IsAccepted: true, Content: { Yes: true } }) return; Directory.Delete(path, true);")]
    [InlineData("if (r.Action == \"accept\" && r.Content?.Yes == true) Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content is { } form && form.Yes) Directory.Delete(path, true);")]
    [InlineData("var yes = r.IsAccepted && r.Content!.Yes; if (!yes) return; Directory.Delete(path, true);")]
    [InlineData("if (!r.IsAccepted) throw new McpException(\"no\"); if (r.Content?.Yes is not true) return; Directory.Delete(path, true);")]
    public Task An_answer_that_is_read_protects(string body) => Verify.Unprotected(Tool("Confirm", body));

    [Theory]
    [InlineData("[|Directory.Delete(path, true)|];")]
    [InlineData("if (r.Content!.Yes) [|Directory.Delete(path, true)|];")]
    [InlineData("if (r.IsAccepted || r.Content!.Yes) [|Directory.Delete(path, true)|];")]
    [InlineData("if (!r.IsAccepted && !r.Content!.Yes) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (r.Action == \"decline\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (r.IsAccepted && r.Content!.Yes) { } [|Directory.Delete(path, true)|];")]
    public Task An_answer_that_is_not_does_not(string body) => Verify.Unprotected(Tool("Confirm", body));

    [Fact]
    public Task A_form_without_a_yes_or_no_is_answered_by_accepting() =>
        Verify.Unprotected(Tool("Reason", "if (!r.IsAccepted) return; Directory.Delete(path, true);"));

    [Fact]
    public Task Of_two_fields_the_one_that_says_so_is_the_answer() => Verify.Unprotected("""
        public static class Tools
        {
            [McpServerTool] public static async Task Good(McpServer server, string path)
            {
                var r = await server.ElicitAsync<Two>("Sure?");
                if (r.IsAccepted && r.Content!.Confirm) Directory.Delete(path, true);
            }
            [McpServerTool] public static async Task Bad(McpServer server, string path)
            {
                var r = await server.ElicitAsync<Two>("Sure?");
                if (r.IsAccepted || r.Content!.Confirm) [|Directory.Delete(path, true)|];
            }
        }
        """ + Types);

    [Fact]
    public Task A_schema_made_elsewhere_may_have_a_field() => Verify.Unprotected("""
        public static class Tools
        {
            private static readonly ElicitRequestParams.RequestSchema Schema = new() { Properties = { ["confirm"] = new ElicitRequestParams.BooleanSchema() } };
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync(new ElicitRequestParams { Message = "Sure?", RequestedSchema = Schema });
                if (r.IsAccepted && r.Content!["confirm"].GetBoolean()) Directory.Delete(path, true);
            }
            [McpServerTool] public static async Task No(McpServer server, string path)
            {
                var r = await server.ElicitAsync(new ElicitRequestParams { Message = "Sure?", RequestedSchema = Schema });
                if (r.Content!["answer"].GetString() == "no") [|Directory.Delete(path, true)|];
            }
        }
        """);

    [Theory]
    [InlineData("if (r.IsAccepted && r.Content!.TryGetValue(\"confirm\", out var c) && c.GetBoolean()) Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content!.TryGetValue(\"confirm\", out var c) && c.ValueKind == System.Text.Json.JsonValueKind.True) Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content!.TryGetValue(\"confirm\", out var c) && c.ValueKind is System.Text.Json.JsonValueKind.True) Directory.Delete(path, true);")]
    [InlineData("if (r.Action == \"accept\" && r.Content?[\"confirm\"].GetBoolean() == true) Directory.Delete(path, true);")]
    [InlineData("if (r is { IsAccepted: true, Content: { } form } && form[\"confirm\"].GetBoolean()) Directory.Delete(path, true);")]
    [InlineData("if (!r.IsAccepted) return; var form = r.Content; if (form is null || !form.TryGetValue(\"confirm\", out var c) || !c.GetBoolean()) return; Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content![\"confirm\"].ToString() == \"yes\") Directory.Delete(path, true);")]
    [InlineData("if ((r.IsAccepted, r.Content?[\"confirm\"].GetBoolean()) is (true, true)) Directory.Delete(path, true);")]
    [InlineData("switch (r) { case { Action: \"accept\", Content: { } form } when form[\"confirm\"].GetBoolean(): Directory.Delete(path, true); break; }")]
    public Task A_form_read_as_json_protects(string body) => Verify.Unprotected(Json(body));

    [Theory]
    [InlineData("if (r.Content!.TryGetValue(\"confirm\", out var c) && c.GetBoolean()) [|Directory.Delete(path, true)|];")]
    public Task A_form_read_as_json_halfway_does_not(string body) => Verify.Unprotected(Json(body));

    [Theory]
    [InlineData("if ((r.IsAccepted, r.Content?.Yes) is (true, true)) Directory.Delete(path, true);")]
    [InlineData("switch (r) { case { IsAccepted: true, Content.Yes: true }: Directory.Delete(path, true); break; }")]
    [InlineData("var ok = r switch { { IsAccepted: true, Content: { Yes: true } } => true, _ => false }; if (ok) Directory.Delete(path, true);")]
    [InlineData("switch (r.Action) { case \"accept\" when r.Content!.Yes: Directory.Delete(path, true); break; default: return; }")]
    [InlineData("if (r is { IsAccepted: true, Content: Confirm(true) }) Directory.Delete(path, true);")]
    [InlineData("if (r is { IsAccepted: true, Content: Confirm(var yes) } && yes) Directory.Delete(path, true);")]
    [InlineData("if (!(r.IsAccepted && r.Content is { Yes: true })) return; Directory.Delete(path, true);")]
    public Task Patterns_that_read_it_protect(string body) => Verify.Unprotected(Tool("Confirm", body));

    [Theory]
    [InlineData("switch (r.Action) { case \"accept\" when r.Content!.Yes: break; default: [|Directory.Delete(path, true)|]; break; }")]
    public Task Patterns_that_do_not_read_it_do_not(string body) => Verify.Unprotected(Tool("Confirm", body));

    [Fact]
    public Task Asking_again_forgets_the_old_answer() => Verify.Unprotected(Tool("Confirm", """
        if (!r.IsAccepted || !r.Content!.Yes) return;
        r = await server.ElicitAsync<Confirm>("Really?");
        [|Directory.Delete(path, true)|];
        """));

    [Fact]
    public Task Skipping_the_question_when_the_client_cannot_be_asked_protects_nothing() => Verify.Unprotected("""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                if (server.ClientCapabilities?.Elicitation is not null)
                {
                    var r = await server.ElicitAsync<Confirm>("Sure?");
                    if (r is not { IsAccepted: true, Content.Yes: true }) return;
                }
                [|Directory.Delete(path, true)|];
            }
        }
        """ + Types);

    [Fact]
    public Task A_helper_that_asks_is_a_guard() => Verify.Unprotected("""
        public static class Tools
        {
            [McpServerTool] public static async Task<string> Clean(McpServer server, string path)
            {
                if (!await ConfirmAsync(server, path))
                    return "cancelled";
                Directory.Delete(path, true);
                return "deleted";
            }

            private static async Task<bool> ConfirmAsync(McpServer server, string path)
            {
                var r = await server.ElicitAsync<Confirm>($"Delete {path}?");
                return r.IsAccepted && r.Content is { Yes: true };
            }
        }
        """ + Types);

    [Fact]
    public Task A_schema_built_by_hand_is_read_by_its_field() => Verify.Unprotected("""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var request = new ElicitRequestParams
                {
                    Message = "Sure?",
                    RequestedSchema = new() { Properties = { ["confirm"] = new ElicitRequestParams.BooleanSchema() } },
                };
                var r = await server.ElicitAsync(request);
                if (r.Action == "accept" && r.Content!["confirm"].GetBoolean())
                    Directory.Delete(path, true);
            }

            [McpServerTool] public static async Task Wrong(McpServer server, string path)
            {
                var r = await server.ElicitAsync(new ElicitRequestParams
                {
                    Message = "Sure?",
                    RequestedSchema = new() { Properties = { ["confirm"] = new ElicitRequestParams.BooleanSchema() } },
                });
                if (r.Content!["confirm"].GetBoolean())
                    [|Directory.Delete(path, true)|];
            }
        }
        """);

    private static string Json(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync(new ElicitRequestParams
                {
                    Message = "Sure?",
                    RequestedSchema = new() { Properties = { ["confirm"] = new ElicitRequestParams.BooleanSchema() } },
                });
                {{body}}
            }
        }
        """;

    private static string Tool(string form, string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync<{{form}}>("Sure?");
                {{body}}
            }
        }
        """ + Types;
}
