using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>AGS2001 in many spellings: somebody is asked, and what they answer changes nothing.</summary>
public sealed class AnswersThatChangeNothing
{
    [Theory]
    [InlineData("""_ = [|EnsureVAsync()|]; Directory.Delete(path, true);""")]
    [InlineData("""[|EnsureVAsync()|].AsTask(); Directory.Delete(path, true);""")]
    [InlineData("""var (granted, why) = await [|TupleAsync()|]; Log(why); Directory.Delete(path, true);""")]
    [InlineData("""var (_, why) = await [|TupleAsync()|]; Directory.Delete(path, true);""")]
    [InlineData("""var answer = await [|TupleAsync()|]; Wipe(path);""")]
    [InlineData("""
        await [|First(path)|];
        async Task First(string p) { await Second(); Directory.Delete(p, true); }
        async Task Second() { await AskAsync(); }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { await Guard(); [|Wipe(path)|]; }
        private static async Task Guard() => await Inner();
        private static async Task Inner() { var ok = await AskAsync(); Log(ok); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { await [|Guard()|]; Wipe(path); }
        private static async Task<bool> Guard() => await AskAsync();
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path) { Guard(); [|Wipe(path)|]; }
        private static async void Guard() { if (!await AskAsync()) throw new UnauthorizedAccessException(); }
        }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(IGate gate, string path) { await [|gate.AskAsync(path)|]; Wipe(path); }
        }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public interface IStore { Task DropAsync(string path); }
        public sealed class Store(IGate gate) : IStore { public async Task DropAsync(string path) { var ok = await gate.AskAsync(path); if (!ok) Console.WriteLine("no"); Directory.Delete(path, true); } }
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(IStore store, string path) => await [|store.DropAsync(path)|];
        }
        """)]
    [InlineData("""var ok = await [|AskAsync()|]; if (quick) { if (!ok) return; } Directory.Delete(path, true);""")]
    [InlineData("""foreach (var p in many) { Directory.Delete(p, true); if (![|Ask()|]) break; }""")]
    [InlineData("""var text = [|Ask()|] ? "yes" : "no"; Log(text); Directory.Delete(path, true);""")]
    [InlineData("""if ([|!await AskAsync()|]) { Console.Error.WriteLine("denied"); } else { Console.WriteLine("ok"); } await WipeAsync(path);""")]
    [InlineData("""[|TryAsk(out var why)|]; Log(why); Directory.Delete(path, true);""")]
    [InlineData("""foreach (var p in many) { while (true) { if ([|!Ask()|]) break; break; } Directory.Delete(p, true); }""")]
    [InlineData("""void Check() { if (!Ask()) return; Log(1); } Check(); [|Directory.Delete(path, true)|];""")]
    [InlineData("""if (quick) goto act; if (![|Ask()|]) return; act: Directory.Delete(path, true);""")]
    public Task The_answer_changes_nothing(string code) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, GuardWorld.With(code));

    [Theory]
    [InlineData("""
        public sealed partial class Tools
        {
        private bool _autoApprove;
        [McpServerTool] public async Task Clean(string path) { if (!_autoApprove && !await AskAsync()) return; _autoApprove = true; Wipe(path); }
        }
        """)]
    [InlineData("""_ = Task.Run(() => Ensure()); Directory.Delete(path, true);""")]
    [InlineData("""_ = Task.Run(async () => { if (!await AskAsync()) throw new Exception(); }); Directory.Delete(path, true);""")]
    [InlineData("""try { if (!Ask()) return; } finally { Directory.Delete(path, true); }""")]
    [InlineData("""var m = Ask() switch { true => "y", false => "n" }; Log(m); Wipe(path);""")]
    [InlineData("""Action check = () => { if (!Ask()) return; }; check(); Directory.Delete(path, true);""")]
    [InlineData("""var answers = await Task.WhenAll(AskAsync(), AskAsync()); if (!answers.All(a => a)) return; Directory.Delete(path, true);""")]
    [InlineData("""var errors = new List<string>(); if (!Ask()) errors.Add("denied"); if (errors.Count > 0) return; Directory.Delete(path, true);""")]
    public Task What_is_unsure_is_not_claimed(string code) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, GuardWorld.With(code));
}
