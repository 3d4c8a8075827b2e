using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2008: a form was submitted, and its yes/no field not read as yes. It stands in place of AGS1001.</summary>
public sealed class SubmittedForms
{
    private const string Forms = """

        public sealed record Confirm(bool Yes);
        public sealed record Reason(string Why);
        public sealed record Two(bool Confirm, bool KeepBackup);
        """;

    [Theory]
    [InlineData("if ([|r.IsAccepted|]) Directory.Delete(path, true);")]
    [InlineData("if (![|r.IsAccepted|]) return; Directory.Delete(path, true);")]
    [InlineData("if ([|r.Action == \"accept\"|]) Directory.Delete(path, true);")]
    [InlineData("if ([|r.Action != \"accept\"|]) return; Directory.Delete(path, true);")]
    [InlineData("if ([|r is { IsAccepted: true }|]) Directory.Delete(path, true);")]
    [InlineData("if ([|r is not { Action: \"accept\" }|]) return; Directory.Delete(path, true);")]
    [InlineData("if ([|r?.IsAccepted == true|]) Directory.Delete(path, true);")]
    [InlineData("var ok = [|r.IsAccepted|]; if (ok) Directory.Delete(path, true);")]
    [InlineData("if ([|r.IsAccepted|] && !r.Content!.Yes) Directory.Delete(path, true);")]
    [InlineData("if ([|r.IsAccepted|]) { Directory.Delete(path, true); Wipe(path); }")] // one check, one warning
    [InlineData("if ([|r.IsAccepted|]) Wipe(path);")]
    [InlineData("switch (r) { case [|{ IsAccepted: true }|]: Directory.Delete(path, true); break; }")]
    [InlineData("if (([|r.IsAccepted|], r.Content?.Yes) is (true, _)) Directory.Delete(path, true);")]
    [InlineData("var ok = r switch { [|{ IsAccepted: true }|] => true, _ => false }; if (ok) Directory.Delete(path, true);")]
    [InlineData("if ([|r is { IsAccepted: true, Content: Confirm(var yes) }|]) { yes = true; if (yes) Directory.Delete(path, true); }")]
    [InlineData("if ([|r is { IsAccepted: true, Content: { } form }|]) { form = new Confirm(true); if (form.Yes) Directory.Delete(path, true); }")]
    [InlineData("if ([|r is { IsAccepted: true, Content: Confirm(false) }|]) Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content!.Yes) Directory.Delete(path, true);")]
    [InlineData("Directory.Delete(path, true);")] // AGS1001
    [InlineData("if (r.Content!.Yes) Directory.Delete(path, true);")] // AGS1001
    [InlineData("if (r.IsAccepted || r.Content!.Yes) Directory.Delete(path, true);")] // AGS1001
    [InlineData("if (r.IsAccepted) Console.WriteLine(path);")]
    [InlineData("if (r.IsAccepted) AgentGuard.Run(\"wipe\", () => Directory.Delete(path, true));")]
    [InlineData("r = await server.ElicitAsync<Confirm>(\"Sure?\"); if (r.IsAccepted && r.Content!.Yes) Wipe(path);")]
    public Task Accepted_is_no_yes(string body) => Verify.AnalyzesFor(RuleIds.UnreadAnswer, Tool("Confirm", body));

    [Theory]
    [InlineData("if (r.IsAccepted) Directory.Delete(path, true);")]
    [InlineData("if (!r.IsAccepted) return; Wipe(path);")]
    [InlineData("Directory.Delete(path, true);")] // nor is it said of an answer that nobody looks at: AGS2001
    [InlineData("if (r.IsAccepted) Wipe(path); [|Directory.Delete(path, true)|];")]
    public Task It_stands_in_place_of_the_warning_that_nothing_guards(string body) => Verify.Analyzes(Tool("Confirm", body));

    [Theory]
    [InlineData("if ([|r.IsAccepted|] && r.Content!.TryGetValue(\"confirm\", out var c)) Directory.Delete(path, true);")]
    [InlineData("if ([|r.IsAccepted|] && r.Content!.TryGetValue(\"confirm\", out var c) && c.ValueKind != System.Text.Json.JsonValueKind.False) Directory.Delete(path, true);")]
    [InlineData("if ([|r.Action == \"accept\"|] && r.Content?[\"confirm\"].GetBoolean() != true) Directory.Delete(path, true);")]
    [InlineData("if ([|r.IsAccepted|] && r.Content!.TryGetValue(\"confirm\", out var c)) { c = default; if (c.GetBoolean()) Directory.Delete(path, true); }")]
    [InlineData("if ([|r.IsAccepted|] && r.Content!.TryGetValue(\"confirm\", out var c) && c.ValueKind == System.Text.Json.JsonValueKind.False) Directory.Delete(path, true);")]
    [InlineData("if ([|r.IsAccepted|] && !r.Content![\"confirm\"].GetBoolean()) Directory.Delete(path, true);")]
    [InlineData("if ([|r is { IsAccepted: true, Content: { } form }|]) { form = new Dictionary<string, System.Text.Json.JsonElement>(); if (form[\"confirm\"].GetBoolean()) Directory.Delete(path, true); }")]
    [InlineData("if (([|r.IsAccepted|], r.Content?[\"confirm\"].GetBoolean()) is (true, _)) Directory.Delete(path, true);")]
    [InlineData("if (r.IsAccepted && r.Content!.TryGetValue(\"confirm\", out var c) && c.GetBoolean()) Directory.Delete(path, true);")]
    public Task A_form_read_as_json_is_no_other(string body) => Verify.AnalyzesFor(RuleIds.UnreadAnswer, $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync(new ElicitRequestParams { Message = "Sure?", RequestedSchema = new() { Properties = { ["confirm"] = new ElicitRequestParams.BooleanSchema() } } });
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("Reason", "if (r.IsAccepted) Directory.Delete(path, true);")] // has no such field
    [InlineData("Two", "if (r.IsAccepted && r.Content!.Confirm) Directory.Delete(path, true);")]
    [InlineData("Two", "if ([|r.IsAccepted|] && r.Content!.KeepBackup) Directory.Delete(path, true);")]
    public Task The_field_is_the_one_that_says_yes(string form, string body) => Verify.AnalyzesFor(RuleIds.UnreadAnswer, Tool(form, body));

    [Fact]
    public Task A_schema_that_cannot_be_seen_may_have_a_field() => Verify.AnalyzesFor(RuleIds.UnreadAnswer, """
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, ElicitRequestParams form, string path)
            {
                var r = await server.ElicitAsync(form);
                if ([|r.IsAccepted|]) Directory.Delete(path, true);
            }
        }
        """);

    [Fact]
    public Task A_check_elsewhere_is_spoken_of_at_the_first_step() => Verify.AnalyzesFor(RuleIds.UnreadAnswer, """
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                if (await Ask(server)) [|Directory.Delete(path, true)|];
            }
            [McpServerTool] public static async Task Tidy(McpServer server, string path) => await [|Service(server, path)|];
            [McpServerTool] public static async Task Good(McpServer server, string path)
            {
                if (await AskWell(server)) Directory.Delete(path, true);
            }
            private static async Task<bool> Ask(McpServer server) => (await server.ElicitAsync<Confirm>("Sure?")).IsAccepted;
            private static async Task<bool> AskWell(McpServer server) => await server.ElicitAsync<Confirm>("Sure?") is { IsAccepted: true, Content.Yes: true };
            private static async Task Service(McpServer server, string path)
            {
                var r = await server.ElicitAsync<Confirm>("Sure?");
                if (r.IsAccepted) Directory.Delete(path, true);
            }
        }
        """ + Forms);

    [Fact]
    public Task The_way_to_the_operation_is_told() => Verify.Says(GuardRules.UnreadAnswer, """
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync<Confirm>("Sure?");
                if ({|#0:r.IsAccepted|}) {|#1:Wipe(path)|};
            }
            private static void Wipe(string path) => {|#2:Directory.Delete(path, true)|};
        }
        """ + Forms, steps: 3, "Clean", "Directory.Delete", " through 'Tools.Wipe'", "");

    private static string Tool(string form, string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync<{{form}}>("Sure?");
                {{body}}
            }
            private static void Wipe(string path) => Directory.Delete(path, true);
        }
        """ + Forms;
}
