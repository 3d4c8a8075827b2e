using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2001: somebody is asked, and what they answer changes nothing. It stands in place of AGS1001.</summary>
public sealed class IgnoredAnswers
{
    private const string Members = """

            [AgentGuard(Protections.Approval)] private static void Ensure() { }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
            [AgentGuard(Protections.Approval)] private static Task<Verdict> JudgeAsync() => Task.FromResult(new Verdict());
            private static async Task<bool> ConfirmAsync() => await AskAsync();
            private static void Log(object? o) { }
            private static void Archive() { }
            private static void Wipe(string path) => Directory.Delete(path, true);
            private bool _approved;
            private Task<bool>? _asking;
        }
        public sealed class Verdict { public bool IsGranted { get; init; } public string? Why { get; init; } }
        public sealed record Confirm(bool Yes);
        public sealed record Reason(string Why);
        """;

    [Fact]
    public Task Silent_without_agents() => Verify.WithoutAgents("public static class Tools { public static void Clean(string path) => System.IO.Directory.Delete(path, true); }");

    [Theory]
    [InlineData("[|EnsureAsync()|]; Directory.Delete(path, true);")]
    [InlineData("_ = [|EnsureAsync()|]; Directory.Delete(path, true);")]
    [InlineData("_ = [|AgentGuard.EnsureApprovedAsync(\"wipe\", path)|]; Directory.Delete(path, true);")]
    [InlineData("[|EnsureAsync()|].ConfigureAwait(false); Directory.Delete(path, true);")]
    [InlineData("var asking = [|EnsureAsync()|]; Directory.Delete(path, true);")]
    [InlineData("var asking = [|EnsureAsync()|]; Directory.Delete(path, true); await asking;")]
    [InlineData("[|AskAsync()|]; Wipe(path);")]
    [InlineData("var asking = [|AskAsync()|]; Wipe(path); if (!await asking) return;")]
    [InlineData("_ = [|EnsureAsync()|].ContinueWith(_ => Log(1)); Directory.Delete(path, true);")]
    [InlineData("await [|EnsureAsync()|].ContinueWith(_ => Directory.Delete(path, true));")]
    [InlineData("_ = [|EnsureAsync()|].ContinueWith(_ => Directory.Delete(path, true));")]
    [InlineData("[|EnsureAsync()|]; await Task.Run(() => Directory.Delete(path, true));")]
    public Task Nobody_waits_for_it(string body) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, Tool(body));

    [Theory]
    [InlineData("[|Ask()|]; Directory.Delete(path, true);")]
    [InlineData("await [|AskAsync()|]; Wipe(path);")]
    [InlineData("_ = await [|AskAsync()|]; Directory.Delete(path, true);")]
    [InlineData("var ok = await [|AskAsync()|]; Directory.Delete(path, true);")]
    [InlineData("bool ok; ok = await [|AskAsync()|]; Directory.Delete(path, true);")]
    [InlineData("var verdict = await [|JudgeAsync()|]; Log(verdict.Why); Directory.Delete(path, true);")]
    [InlineData("var ok = [|Ask()|]; Log(ok); Directory.Delete(path, true);")]
    [InlineData("var ok = [|Ask()|]; Console.WriteLine($\"answer: {ok}\"); Wipe(path);")]
    [InlineData("var ok = await [|ConfirmAsync()|]; Log(ok); Wipe(path);")]
    [InlineData("await [|server.ElicitAsync<Confirm>(\"Sure?\")|]; Wipe(path);")]
    [InlineData("_ = await [|server.ElicitAsync<Confirm>(\"Sure?\")|]; Wipe(path);")]
    [InlineData("var r = await [|server.ElicitAsync<Confirm>(\"Sure?\")|]; Log(r.Action); Wipe(path);")]
    [InlineData("[|Ask()|]; foreach (var p in new[] { path }) Directory.Delete(p, true);")]
    public Task Nobody_looks_at_it(string body) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, Tool(body));

    [Theory]
    [InlineData("var ok = [|Ask()|]; Directory.Delete(path, true); if (!ok) Log(1);")]
    [InlineData("var ok = await [|AskAsync()|]; Wipe(path); if (!ok) throw new Exception();")]
    [InlineData("Directory.Delete(path, true); [|Ensure()|];")]
    [InlineData("Directory.Delete(path, true); await [|EnsureAsync()|];")]
    [InlineData("Wipe(path); if (!await [|AskAsync()|]) Log(\"denied\");")]
    public Task It_comes_after_the_act(string body) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, Tool(body));

    [Theory]
    [InlineData("if ([|!Ask()|]) Log(\"denied\"); Directory.Delete(path, true);")]
    [InlineData("var ok = await AskAsync(); if ([|!ok|]) { Log(\"denied\"); } Wipe(path);")]
    [InlineData("if ([|Ask()|]) Log(\"fine\"); else Log(\"denied\"); Wipe(path);")]
    [InlineData("if ([|Ask()|]) return; Directory.Delete(path, true);")] // the wrong way round
    [InlineData("var r = await server.ElicitAsync<Confirm>(\"Sure?\"); if ([|!r.IsAccepted || !r.Content!.Yes|]) Log(\"denied\"); Wipe(path);")]
    [InlineData("var r = await server.ElicitAsync<Reason>(\"Sure?\"); if ([|!r.IsAccepted|]) Log(\"denied\"); Wipe(path);")]
    public Task A_no_does_not_stop_it(string body) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, Tool(body));

    [Theory]
    [InlineData("if (quick) { if (![|Ask()|]) return; } Directory.Delete(path, true);")]
    [InlineData("if (!quick) [|Ensure()|]; Directory.Delete(path, true);")]
    [InlineData("if (!quick && ![|Ask()|]) return; Wipe(path);")]
    [InlineData("if (quick || [|Ask()|]) Directory.Delete(path, true);")]
    [InlineData("var ok = quick || [|Ask()|]; if (!ok) return; Directory.Delete(path, true);")]
    [InlineData("if (path.Length > 9) await [|EnsureAsync()|]; else Log(1); Wipe(path);")]
    public Task It_is_asked_on_one_way_only(string body) => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, Tool(body));

    /// <summary>No guard that fails: it guards, or what becomes of the answer isn't seen, and then AGS1001 speaks.</summary>
    [Theory]
    [InlineData("await EnsureAsync(); Directory.Delete(path, true);")]
    [InlineData("var asking = EnsureAsync(); Log(1); await asking; Directory.Delete(path, true);")]
    [InlineData("var asking = AskAsync(); Log(1); if (!await asking) return; Directory.Delete(path, true);")]
    [InlineData("await Task.WhenAll(EnsureAsync(), Task.Delay(1)); Directory.Delete(path, true);")]
    [InlineData("var ok = await AskAsync(); Log(ok); if (!ok) return; Directory.Delete(path, true);")]
    [InlineData("if (quick) await EnsureAsync(); else if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (quick) return; if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (quick) { if (!Ask()) return; Directory.Delete(path, true); }")]
    [InlineData("[|Directory.Delete(path, true)|]; if (!Ask()) return; Archive();")] // that is what was asked about
    [InlineData("[|Directory.Delete(path, true)|]; if (quick && Ask()) Archive();")]
    [InlineData("_asking = AskAsync(); [|Directory.Delete(path, true)|];")]
    [InlineData("_approved = Ask(); [|Directory.Delete(path, true)|];")]
    [InlineData("if (!_approved) { _approved = Ask(); if (!_approved) return; } [|Directory.Delete(path, true)|];")] // remembered
    [InlineData("var ok = Ask(); if (Convert.ToBoolean(ok)) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Ask(); Archive(ok); Directory.Delete(path, true); void Archive(bool b) { if (!b) throw new Exception(); }")]
    [InlineData("var ok = Ask(); if (ok) Archive(); [|Directory.Delete(path, true)|];")] // it was about something else
    [InlineData("await EnsureAsync().ContinueWith(t => { if (t.IsCompletedSuccessfully) [|Directory.Delete(path, true)|]; });")]
    [InlineData("[|Directory.Delete(path, true)|];")]
    [InlineData("if (quick) { if (!Ask()) return; Archive(); } else [|Directory.Delete(path, true)|];")]
    [InlineData("foreach (var p in new[] { path }) { if (quick) { if (!Ask()) continue; Archive(); } else [|Directory.Delete(p, true)|]; }")]
    [InlineData("var (first, second) = (Ask(), quick); if (second) [|Directory.Delete(path, true)|];")]
    public async Task What_is_honest_or_unsure_is_not_claimed(string body)
    {
        await Verify.AnalyzesFor(RuleIds.IgnoredAnswer, Tool(body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
        await Verify.Analyzes(Tool(body));
    }

    [Theory]
    [InlineData("Ask(); Directory.Delete(path, true);")]
    [InlineData("if (!Ask()) Log(1); Wipe(path);")]
    [InlineData("if (quick) { if (!Ask()) return; } Directory.Delete(path, true);")]
    public Task It_stands_in_place_of_the_warning_that_nothing_guards(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("try { Ask(); } catch { } [|Directory.Delete(path, true)|];")]
    [InlineData("if (quick) { var ok = Ask(); Log(ok); } [|Directory.Delete(path, true)|];")]
    public Task Of_two_things_that_are_wrong_none_is_claimed(string body) => Verify.Analyzes(Tool(body));

    [Fact]
    public Task A_helper_that_ignores_it_is_told_of_at_the_first_step() => Verify.Says(GuardRules.IgnoredAnswer, """
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path)
            {
                await ConfirmAsync();
                {|#0:Wipe(path)|};
            }
            private static void Wipe(string path) => {|#1:Directory.Delete(path, true)|};
            private static async Task ConfirmAsync() { await {|#2:AskAsync()|}; }
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
        }
        """, steps: 3, "Clean", "Directory.Delete", " through 'Tools.Wipe'", "", null!, null!, "Tools.ConfirmAsync", "nobody looks at the answer");

    [Fact]
    public Task A_service_on_the_path_is_told_of_at_the_first_step() => Verify.AnalyzesFor(RuleIds.IgnoredAnswer, """
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path) => await [|Service(path)|];
            private static async Task Service(string path) { await AskAsync(); Directory.Delete(path, true); }
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
        }
        """);

    private static string Tool(string body) => $$"""
        public sealed class Tools
        {
            [McpServerTool] public async Task Clean(McpServer server, string path, bool quick)
            {
                await Task.Yield();
                {{body}}
            }
        """ + Members;
}
