using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2007: somebody was asked about something else. It stands in place of AGS1001.</summary>
public sealed class OtherTargets
{
    [Theory]
    [InlineData("if (await [|Ask(server, a)|]) Directory.Delete(b, true);")]
    [InlineData("if (await [|Ask(server, $\"Delete {a}?\")|]) Directory.Delete(b, true);")]
    [InlineData("var shown = Path.GetFileName(a); if (!await [|Ask(server, shown)|]) return; Wipe(b);")]
    [InlineData("if (await [|Ask(server, a)|]) { var path = Path.Combine(\"/x\", b); Directory.Delete(path, true); }")]
    [InlineData("[|AgentGuard.Run(\"wipe\", () => Directory.Delete(b, true), target: a)|];")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\", a)|]; Directory.Delete(b, true);")]
    [InlineData("if (await [|Ask(server, a)|]) { a = b; Directory.Delete(a, true); }")]
    [InlineData("var path = Console.ReadLine()!; if (!await [|Ask(server, path)|]) return; path = Console.ReadLine()!; Directory.Delete(path, true);")]
    [InlineData("if (!Sure(await [|server.ElicitAsync<Form>(\"Are you sure?\")|])) return; foreach (var each in many) Directory.Delete(each, true);")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\")|]; for (var i = 0; i < many.Length; i++) Directory.Delete(many[i], true);")]
    [InlineData("if (!await [|Ask(server, $\"Delete {a}?\")|]) return; foreach (var each in Directory.GetDirectories(\"/x\").Where(each => each.StartsWith(a))) Directory.Delete(each, true);")]
    public Task What_was_not_asked_about(string body) => Verify.AnalyzesFor(RuleIds.OtherTarget, Tool(body));

    [Theory]
    [InlineData("if (await Ask(server, a)) Directory.Delete(a, true);")]
    [InlineData("if (await Ask(server, $\"Delete {Path.GetFileName(a)}?\")) Directory.Delete(Path.GetFullPath(a), true);")]
    [InlineData("if (await Ask(server, $\"Delete {a} and {b}?\")) Directory.Delete(b, true);")]
    [InlineData("if (await Ask(server, a)) Directory.Delete(Path.Combine(a, b), true);")] // within it
    [InlineData("if (await Ask(server, \"Are you sure?\")) Directory.Delete(b, true);")] // names nothing: the approval counts
    [InlineData("if (await Ask(server, operation)) Directory.Delete(b, true);")]
    [InlineData("if (await Ask(server, userId)) Directory.Delete(b, true);")] // who asks
    [InlineData("if (await Ask(server, $\"Delete what is older than {days} days?\")) Directory.Delete(b, true);")]
    [InlineData("var full = Path.Combine(\"/x\", a); if (await Ask(server, a)) Directory.Delete(full, true);")]
    [InlineData("var found = Find(a); if (await Ask(server, found)) Directory.Delete(a, true);")]
    [InlineData("if (await Ask(server, a)) { var found = Find(a); Directory.Delete(found, true); }")]
    [InlineData("if (await Ask(server, a) && a == b) Directory.Delete(b, true);")]
    [InlineData("Check(a, b); if (await Ask(server, a)) Directory.Delete(b, true);")] // they may belong together
    [InlineData("if (await Ask(server, _shown)) Directory.Delete(b, true);")]
    [InlineData("if (await Ask(server, a)) { a = Path.GetFullPath(a); Directory.Delete(a, true); }")]
    [InlineData("while (!await Ask(server, a)) a = Console.ReadLine()!; Directory.Delete(a, true);")]
    [InlineData("if (await Ask(server, a)) { if (a.Length > 9) { a = b; return; } Directory.Delete(a, true); }")]
    [InlineData("foreach (var each in many) if (await Ask(server, each)) Directory.Delete(each, true);")]
    [InlineData("foreach (var each in many) AgentGuard.Run(\"wipe\", () => Directory.Delete(each, true));")]
    [InlineData("if (!await Ask(server, string.Join(\", \", many))) return; foreach (var each in many) Directory.Delete(each, true);")]
    [InlineData("if (!await Ask(server, $\"Delete {many.Length}?\")) return; foreach (var each in many) Directory.Delete(each, true);")]
    [InlineData("if (!await Ask(server, \"Sure?\")) return; foreach (var each in many) Directory.Delete(each, true);")] // a helper may show more
    [InlineData("if (!Sure(await server.ElicitAsync<Form>(\"Delete what is old?\"))) return; foreach (var each in Directory.GetDirectories(\"/x\")) Directory.Delete(each, true);")]
    [InlineData("if (!Sure(await server.ElicitAsync<Form>(\"Sure?\"))) return; for (var i = 0; i < 3; i++) Directory.Delete(a, true);")] // tries again
    [InlineData("if (!await Ask(server, $\"Delete all that begin with {a}?\")) return; foreach (var each in Directory.GetDirectories(\"/x\").Where(each => each.StartsWith(a))) Directory.Delete(each, true);")]
    [InlineData("var some = Directory.GetDirectories(\"/x\").Where(each => each.StartsWith(a)).ToList(); if (!await Ask(server, $\"{a}: {some.Count}\")) return; foreach (var each in some) Directory.Delete(each, true);")]
    [InlineData("if (await Ask(server, a)) Console.WriteLine(b);")]
    [InlineData("Directory.Delete(b, true);")] // AGS1001
    public Task What_was_or_may_have_been(string body) => Verify.AnalyzesFor(RuleIds.OtherTarget, Tool(body));

    [Theory]
    [InlineData("if (await Ask(server, a)) Directory.Delete(b, true);")]
    [InlineData("if (await Ask(server, a)) Directory.Delete(a, true);")]
    [InlineData("[|Directory.Delete(b, true)|];")]
    public Task It_stands_in_place_of_the_warning_that_nothing_guards(string body) => Verify.Analyzes(Tool(body));

    [Fact]
    public Task It_says_what_was_asked_about() => Verify.Says(GuardRules.OtherTarget, """
        public static class Tools
        {
            [McpServerTool] public static void Clean(string a, string b)
            {
                {|#0:AgentGuard.EnsureApproved("wipe", a)|};
                {|#1:Directory.Delete(b, true)|};
            }
        }
        """, steps: 2, "Clean", "Directory.Delete", "", "", null!, "", "", "'a' was asked about, and 'b' is acted on");

    private static string Tool(string body) => $$"""
        public sealed class Tools(string shown)
        {
            private readonly string _shown = shown;
            [McpServerTool] public async Task Clean(McpServer server, string a, string b, string operation, string userId, int days, string[] many)
            {
                await Task.Yield();
                {{body}}
            }
            private static async Task<bool> Ask(McpServer server, string what) => await server.ElicitAsync<Form>(what) is { IsAccepted: true, Content.Yes: true };
            private static bool Sure(ElicitResult<Form> answer) => answer is { IsAccepted: true, Content.Yes: true };
            private static void Wipe(string path) => Directory.Delete(path, true);
            private static string Find(string name) => Path.GetFullPath(name);
            private static void Check(string one, string other) { if (one.Length != other.Length) throw new InvalidOperationException(); }
        }
        public sealed record Form(bool Yes);
        """;
}
