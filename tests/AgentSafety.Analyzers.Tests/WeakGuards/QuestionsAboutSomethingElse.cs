using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>AGS2007 in many spellings: what was asked about is not what is acted on.</summary>
public sealed class QuestionsAboutSomethingElse
{
    [Theory]
    [InlineData("""
        public sealed record Req(string Source, string Target);
        public sealed partial class Tools { [McpServerTool] public async Task Clean(McpServer server, string shown, Req request) { var r = await [|server.ElicitAsync<Confirm>($"Delete {shown}?")|]; if (r is not { IsAccepted: true, Content.Yes: true }) return; Directory.Delete(request.Target, true); } }
        """)]
    [InlineData("""var r = await [|server.ElicitAsync(new ElicitRequestParams { Message = $"Delete {path}?", RequestedSchema = new() { Properties = { ["ok"] = new ElicitRequestParams.BooleanSchema() } } })|]; if (r.Action != "accept" || r.Content?["ok"].GetBoolean() != true) return; Directory.Delete(other, true);""")]
    [InlineData("""foreach (var each in many) { if (await [|server.ElicitAsync<Confirm>($"Delete {path}?")|] is not { IsAccepted: true, Content.Yes: true }) return; Directory.Delete(each, true); }""")]
    [InlineData("""[|AgentGuard.EnsureApproved("wipe")|]; Parallel.ForEach(many, each => Directory.Delete(each, true));""")]
    [InlineData("""[|AgentGuard.EnsureApproved("wipe")|]; many.ToList().ForEach(each => Directory.Delete(each, true));""")]
    [InlineData("""[|AgentGuard.EnsureApproved("wipe")|]; await foreach (var each in Each(many)) Directory.Delete(each, true); static async IAsyncEnumerable<string> Each(string[] m) { await Task.Yield(); foreach (var x in m) yield return x; }""")]
    [InlineData("""
        public sealed partial class Tools { [McpServerTool] public async Task Clean(McpServer server, string[] many) => await [|All(server, many)|];
        private static async Task All(McpServer server, string[] many) { if (await server.ElicitAsync<Confirm>("Sure?") is not { IsAccepted: true, Content.Yes: true }) return; foreach (var each in many) Directory.Delete(each, true); } }
        """)]
    [InlineData("""var p = File.ReadAllText("a"); if (await [|server.ElicitAsync<Confirm>($"Delete {p}?")|] is not { IsAccepted: true, Content.Yes: true }) return; p = File.ReadAllText("a"); Directory.Delete(p, true);""")]
    [InlineData("""if (await [|server.ElicitAsync<Confirm>($"Delete {path}?")|] is not { IsAccepted: true, Content.Yes: true }) return; foreach (var d in from x in Directory.GetDirectories("/x") where x.StartsWith(path) select x) Directory.Delete(d, true);""")]
    [InlineData("""if (await [|server.ElicitAsync<Confirm>($"Delete {path}?")|] is not { IsAccepted: true, Content.Yes: true }) return; foreach (var d in Directory.GetDirectories("/x", path + "*")) Directory.Delete(d, true);""")]
    public Task Something_else_was_asked_about(string code) => Verify.AnalyzesFor(RuleIds.OtherTarget, GuardWorld.With(code));
}
