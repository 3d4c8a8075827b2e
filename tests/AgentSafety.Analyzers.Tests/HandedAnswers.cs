using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>A yes that a person gave and that is handed to a method, which acts only on it: the call is protected, and no other call is.</summary>
public sealed class HandedAnswers
{
    [Theory]
    [InlineData("var yes = await AskAsync(); Delete(path, yes);")]
    [InlineData("Delete(path, await AskAsync());")]
    [InlineData("Delete(path, confirmed: Ask() == true);")]
    [InlineData("var yes = await AskAsync(); Throwing(path, yes);")]
    [InlineData("var yes = await AskAsync(); Nested(path, yes);")]
    [InlineData("var yes = await AskAsync(); Further(path, yes);")]
    [InlineData("var yes = await AskAsync(); await Later(path, yes);")]
    [InlineData("var yes = await AskAsync(); Noted(path, yes);")]
    [InlineData("var no = !await AskAsync(); Unless(path, no);")]
    [InlineData("var r = await server.ElicitAsync<Form>($\"Delete {path}?\"); Delete(path, r is { IsAccepted: true, Content.Yes: true });")]
    [InlineData("var r = await server.ElicitAsync<Form>($\"Delete {path}?\"); Read(path, r);")]
    [InlineData("var yes = Ask(); Round(path, yes, 3);")]
    [InlineData("if (quick) Delete(path, false); else Delete(path, Ask());")]
    [InlineData("var yes = path.Length > 3 && await AskAsync(); Delete(path, yes);")]
    [InlineData("var yes = Ask(); Local(); void Local() { if (yes) Directory.Delete(path, true); }")]
    [InlineData("var yes = Ask(); Given(yes); void Given(bool go) { if (go) Directory.Delete(path, true); }")]
    public Task Protect_what_is_done_only_on_them(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("Ask(); [|Delete(path, true)|];")]
    [InlineData("[|Unless(path, quick)|]; Ask();")]
    [InlineData("var yes = quick || Ask(); [|Delete(path, yes)|];")]
    [InlineData("var yes = Ask(); Delete(path, yes); [|Delete(other, true)|];")]
    [InlineData("var yes = Ask(); if (quick) yes = true; [|Delete(path, yes)|];")]
    [InlineData("var yes = Ask(); [|Unless(path, yes)|];")] // a no deletes
    [InlineData("var yes = Ask(); [|Half(path, yes)|];")]
    [InlineData("var yes = Ask(); [|Overwritten(path, yes)|];")]
    [InlineData("var yes = Ask(); [|Logged(path, yes)|];")]
    [InlineData("var yes = Ask(); [|ByReference(path, ref yes)|];")]
    [InlineData("var yes = Ask(); [|Around(path, yes, 3)|];")]
    [InlineData("var yes = Ask(); [|Either(path, yes, quick)|];")]
    [InlineData("Action<string, bool> delete = [|Delete|]; delete(path, Ask());")]
    public Task Protect_nothing_else(string body) => Verify.Unprotected(Tool(body));

    [Fact]
    public Task One_that_is_only_accepted_is_no_yes() => Verify.AnalyzesFor(RuleIds.UnreadAnswer, Tool("var r = await server.ElicitAsync<Form>(\"Sure?\"); Delete(path, [|r.IsAccepted|]);"));

    [Fact]
    public Task One_about_something_else_is_no_yes() => Verify.AnalyzesFor(RuleIds.OtherTarget, Tool("var yes = [|AskAbout(other)|]; Delete(path, yes);"));

    [Fact]
    public Task Every_implementation_must_act_only_on_it() => Verify.Analyzes("""
        public interface IStore { void Delete(string path, bool confirmed); }
        public sealed class Careful : IStore { public void Delete(string path, bool confirmed) { if (confirmed) Directory.Delete(path, true); } }
        public interface IOther { void Delete(string path, bool confirmed); }
        public sealed class Strict : IOther { public void Delete(string path, bool confirmed) { if (confirmed) Directory.Delete(path, true); } }
        public sealed class Loose : IOther { public void Delete(string path, bool confirmed) => Directory.Delete(path, true); }
        public sealed class Tools(IStore store, IOther other)
        {
            [McpServerTool] public void Clean(string path) => store.Delete(path, Ask());
            [McpServerTool] public void Wipe(string path) => [|other.Delete(path, Ask())|];
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
        }
        """);

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path, string other, bool quick)
            {
                await Task.Yield();
                {{body}}
            }
            private static void Delete(string path, bool confirmed) { if (!confirmed) return; Directory.Delete(path, true); }
            private static void Throwing(string path, bool confirmed) { if (!confirmed) throw new UnauthorizedAccessException(); Directory.Delete(path, true); }
            private static void Nested(string path, bool yes) { if (path.Length > 0) { if (yes) { Directory.Delete(path, true); File.Delete(path + ".bak"); } } }
            private static void Further(string path, bool yes) => Delete(path, yes);
            private static async Task Later(string path, bool yes) { await Task.Delay(1); if (yes) await Task.Run(() => Directory.Delete(path, true)); }
            private static void Noted(string path, bool yes) { Note(path); if (yes) Directory.Delete(path, true); Note(path); }
            private static void Note(string path) => Console.Error.WriteLine(path);
            private static void Unless(string path, bool keep) { if (keep) return; Directory.Delete(path, true); }
            private static void Read(string path, ElicitResult<Form> answer) { if (!answer.IsAccepted || answer.Content?.Yes != true) return; Directory.Delete(path, true); }
            private static void Half(string path, bool yes) { File.Delete(path + ".bak"); if (yes) Directory.Delete(path, true); }
            private static void Overwritten(string path, bool yes) { if (path.Length > 3) yes = true; if (yes) Directory.Delete(path, true); }
            private static void Logged(string path, bool yes) { if (!yes) Console.Error.WriteLine("no"); Directory.Delete(path, true); }
            private static void ByReference(string path, ref bool yes) { if (yes) Directory.Delete(path, true); }
            private static void Round(string path, bool yes, int times) { if (!yes) return; Directory.Delete(path, true); if (times > 0) Round(path, yes, times - 1); }
            private static void Around(string path, bool yes, int times) { if (times > 0) Around(path, true, times - 1); if (yes) Directory.Delete(path, true); }
            private static void Either(string path, bool yes, bool force) { if (yes || force) Directory.Delete(path, true); }
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            [AgentGuard(Protections.Approval)] private static bool AskAbout(string what) => false;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
        }
        public sealed record Form(bool Yes);
        """;
}
