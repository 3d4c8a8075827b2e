using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>AGS2003 in many spellings: where nobody has answered, the operation runs.</summary>
public sealed class GuardsThatFailOpen
{
    [Theory]
    [InlineData("""
        public sealed partial class Tools
        {
        private readonly bool _requireApproval = true;
        [McpServerTool] public async Task Clean(string path) { if ([|_requireApproval|] && !await AskAsync()) return; Wipe(path); }
        }
        """)]
    [InlineData("""switch (server.ClientCapabilities) { case [|{ Elicitation: not null }|]: if (!Ask()) return; break; default: Log("none"); break; } Wipe(path);""")]
    [InlineData("""var ok = [|server.ClientCapabilities?.Elicitation is null|] ? true : await AskAsync(); if (!ok) return; Wipe(path);""")]
    [InlineData("""var ok = [|server.ClientCapabilities?.Elicitation is null|] || await AskAsync(); if (!ok) return; Wipe(path);""")]
    [InlineData("""try { if (!await AskAsync(token)) return; } [|catch|] (OperationCanceledException) when (!token.IsCancellationRequested) { Log("timed out"); } Directory.Delete(path, true);""")]
    [InlineData("""bool ok; try { ok = await AskAsync(); } [|catch|] (TimeoutException) { ok = true; } if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""var ok = true; try { ok = await AskAsync(); } [|catch|] (Exception e) { Log(e); } if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""var asking = AskAsync(); var done = await Task.WhenAny(asking, Task.Delay(1000)); if ([|done == asking|] && !await asking) return; Directory.Delete(path, true);""")]
    [InlineData("""var asking = AskAsync(); if ([|await Task.WhenAny(asking, Task.Delay(1000)) == asking|]) { if (!await asking) return; } Directory.Delete(path, true);""")]
    [InlineData("""var asking = AskAsync(); if ([|asking.Wait(1000)|] && !asking.Result) return; Directory.Delete(path, true);""")]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { if (!await Confirm()) return; [|Wipe(path)|]; }
        private static async Task<bool> Confirm() { using var cts = new CancellationTokenSource(1000); try { return await AskAsync(cts.Token); } catch (OperationCanceledException) { return true; } }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { if (!await Confirm()) return; [|Wipe(path)|]; }
        private static async Task<bool> Confirm() { var t = AskAsync(); var first = await Task.WhenAny(t, Task.Delay(500)); return first != t || await t; }
        }
        """)]
    [InlineData("""var v = await MaybeJudgeAsync(); if ([|v?.IsGranted ?? true|]) Directory.Delete(path, true);""")]
    [InlineData("""var v = await MaybeJudgeAsync(); if ([|v is { IsGranted: false }|]) return; Directory.Delete(path, true);""")]
    [InlineData("""var v = await MaybeJudgeAsync(); if ([|v != null|] && !v.IsGranted) return; Directory.Delete(path, true);""")]
    [InlineData("""if ([|await PerhapsAsync() != false|]) Directory.Delete(path, true);""")]
    [InlineData("""var ok = [|Perhaps()|] switch { false => false, _ => true }; if (ok) Directory.Delete(path, true);""")]
    [InlineData("""var ok = [|Perhaps()|] switch { true => true, false => false, null => true }; if (ok) Directory.Delete(path, true);""")]
    [InlineData("""switch ([|Decide()|]) { case Decision.Denied: throw new UnauthorizedAccessException(); default: break; } Directory.Delete(path, true);""")]
    [InlineData("""
        public sealed partial class Tools(Microsoft.Extensions.Configuration.IConfiguration config)
        {
        [McpServerTool] public async Task Clean(string path) { if ([|config["RequireApproval"] == "true"|]) { if (!await AskAsync()) return; } Wipe(path); }
        }
        """)]
    [InlineData("""
        public sealed class GateOptions { public bool RequireApproval { get; set; } }
        public sealed partial class Tools(Microsoft.Extensions.Options.IOptions<GateOptions> options)
        {
        [McpServerTool] public async Task Clean(string path) { if ([|options.Value.RequireApproval|] && !await AskAsync()) return; Wipe(path); }
        }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public sealed partial class Tools(IServiceProvider services)
        {
        [McpServerTool] public async Task Clean(string path) { var gate = services.GetService(typeof(IGate)) as IGate; if ([|gate is not null|]) { if (!await gate.AskAsync(path)) return; } Wipe(path); }
        }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] bool Ask(string what); }
        public sealed partial class Tools(IServiceProvider services)
        {
        [McpServerTool] public async Task Clean(string path) { var gate = services.GetService(typeof(IGate)) as IGate; if ([|gate?.Ask(path) ?? true|]) Wipe(path); }
        }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] void Ensure(string what); }
        public sealed partial class Tools(IServiceProvider services)
        {
        [McpServerTool] public void Clean(string path) { var gate = services.GetService(typeof(IGate)) as IGate; [|gate?.Ensure(path)|]; Wipe(path); }
        }
        """)]
    [InlineData("""try { var r = await server.ElicitAsync<Confirm>("Sure?"); if (r is not { IsAccepted: true, Content.Yes: true }) return; } [|catch|] (McpException) { } Wipe(path);""")]
    [InlineData("""bool ok; try { ok = await server.ElicitAsync<Confirm>("Sure?") is { IsAccepted: true, Content.Yes: true }; } [|catch|] (InvalidOperationException) { ok = true; } if (ok) Wipe(path);""")]
    [InlineData("""var n = 0; again: try { await EnsureAsync(); } [|catch|] { if (++n < 3) goto again; } Directory.Delete(path, true);""")]
    [InlineData("""if ([|server?.ClientCapabilities?.Elicitation is not null|]) { try { var r = await server.ElicitAsync(new ElicitRequestParams { Message = "Sure?", RequestedSchema = new() { Properties = { ["confirm"] = new ElicitRequestParams.BooleanSchema() } } }); if (r.Action != "accept" || r.Content?["confirm"].ValueKind != System.Text.Json.JsonValueKind.True) return; } catch { } } Directory.Delete(path, true);""")] // twice
    [InlineData("""try { if ([|server.ClientCapabilities?.Elicitation is not null|] && !await AskAsync()) return; } catch (Exception e) { Log(e); } Directory.Delete(path, true);""")]
    public Task It_runs_unanswered(string code) => Verify.AnalyzesFor(RuleIds.FailsOpen, GuardWorld.With(code));

    [Theory]
    [InlineData("""try { await EnsureAsync(); } finally { Directory.Delete(path, true); }""")]
    public Task What_is_unsure_is_not_claimed(string code) => Verify.AnalyzesFor(RuleIds.FailsOpen, GuardWorld.With(code));
}
