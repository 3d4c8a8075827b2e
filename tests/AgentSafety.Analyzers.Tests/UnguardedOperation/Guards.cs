namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A guard counts where it is proved on every path: returned from, awaited, answered yes.</summary>
public sealed class Guards
{
    private const string Members = """

            [AgentGuard(Protections.Approval)] private static void Ensure() { }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync() => Task.FromResult(false);
            [AgentGuard(Protections.Scope)] private static void InScope() { }
            [AgentGuard(Protections.Approval)] private static void Approved(Action act) { }
            [AgentGuard(Protections.Scope)] private static bool IsOpen => false;
            [AgentGuard(Protections.Approval)] private static void ApprovedOr(Action act, Action denied) { }
            [System.Diagnostics.Conditional("DEBUG")] private static void EnsureInDebug() => Ensure();
            private static void Deny() => throw new UnauthorizedAccessException();
            private static void Mine(Action act) { Ensure(); act(); }
            private static Task MineAsync(Func<CancellationToken, Task> act) => AgentGuard.RunAsync("x", token => act(token));
            private static void NotMine(Action act) { if (DateTime.Now.Hour > 3) Ensure(); act(); }
            private interface IAsker { [AgentGuard(Protections.Approval)] void Demand(); }
            private sealed class Asker : IAsker { public void Demand() { } }
            private static void Check() { if (!Ask()) throw new InvalidOperationException(); }
            private static async Task<bool> ConfirmAsync() => await AskAsync() && DateTime.Now.Hour > 3;
            private static void Log(bool answer) { }
        }
        """;

    [Theory]
    [InlineData("Ensure(); Directory.Delete(path, true);")]
    [InlineData("if (IsOpen) Directory.Delete(path, true);")]
    [InlineData("InScope(); Directory.Delete(path, true);")]
    [InlineData("await EnsureAsync(); Directory.Delete(path, true);")]
    [InlineData("await EnsureAsync().ConfigureAwait(false); Directory.Delete(path, true);")]
    [InlineData("EnsureAsync().GetAwaiter().GetResult(); Directory.Delete(path, true);")]
    [InlineData("await Task.WhenAll(EnsureAsync(), Task.Delay(1)); Directory.Delete(path, true);")]
    [InlineData("if (Ask()) Directory.Delete(path, true);")]
    [InlineData("if (!Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (!await AskAsync()) return; Directory.Delete(path, true);")]
    [InlineData("var ok = await AskAsync(); if (!ok) throw new Exception(); Directory.Delete(path, true);")]
    [InlineData("if (quick && Ask()) Directory.Delete(path, true);")]
    [InlineData("if (!quick || !Ask()) return; Directory.Delete(path, true);")]
    [InlineData("if (Ask() is true) Directory.Delete(path, true);")]
    [InlineData("if (Ask() == false) return; Directory.Delete(path, true);")]
    [InlineData("while (!Ask()) { } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); } catch { throw; } Directory.Delete(path, true);")]
    [InlineData("try { Ensure(); Directory.Delete(path, true); } finally { path.Trim(); }")]
    [InlineData("if (quick) Ensure(); else InScope(); Directory.Delete(path, true);")]
    [InlineData("Check(); Directory.Delete(path, true);")]
    [InlineData("if (await ConfirmAsync()) Directory.Delete(path, true);")]
    [InlineData("Approved(() => Directory.Delete(path, true));")]
    [InlineData("Mine(() => Directory.Delete(path, true));")]
    [InlineData("await MineAsync(token => Task.Run(() => Directory.Delete(path, true), token));")]
    [InlineData("ApprovedOr(() => Directory.Delete(path, true), () => { });")]
    [InlineData("await EnsureAsync().WaitAsync(TimeSpan.FromSeconds(1)); Directory.Delete(path, true);")]
    [InlineData("if (!Ask()) Deny(); Directory.Delete(path, true);")]
    [InlineData("new Asker().Demand(); Directory.Delete(path, true);")]
    [InlineData("Action act = () => Directory.Delete(path, true); Approved(act);")]
    [InlineData("Ensure(); Action act = () => Directory.Delete(path, true); act(); act();")]
    [InlineData("Ensure(); new Thread(() => Directory.Delete(path, true)).Start();")]
    [InlineData("Func<CancellationToken, Task> act = t => Task.Run(() => Directory.Delete(path, true), t); await AgentGuard.RunAsync(\"x\", act, path);")]
    [InlineData("Ensure(); foreach (var p in new[] { path }) Directory.Delete(p, true);")]
    [InlineData("Ensure(); new List<string> { path }.ForEach(p => Directory.Delete(p, true));")]
    [InlineData("await AgentGuard.RunAsync(\"x\", token => Task.Run(() => Directory.Delete(path, true), token), path);")]
    [InlineData("AgentGuard.Run(\"x\", () => Directory.Delete(path, true), path);")]
    [InlineData("await AgentGuard.EnsureApprovedAsync(\"x\", path); Directory.Delete(path, true);")]
    [InlineData("switch (Ask()) { case true: Directory.Delete(path, true); break; default: break; }")]
    public Task What_is_proved_protects(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (!quick) Ensure(); [|Directory.Delete(path, true)|];")]
    [InlineData("[|Directory.Delete(path, true)|]; Ensure();")]
    [InlineData("_ = EnsureAsync(); [|Directory.Delete(path, true)|]; await Task.Yield();")]
    [InlineData("var asking = EnsureAsync(); [|Directory.Delete(path, true)|]; await asking;")]
    [InlineData("Ask(); [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Ask(); Log(ok); [|Directory.Delete(path, true)|];")]
    [InlineData("if (Ask()) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (quick || Ask()) [|Directory.Delete(path, true)|];")]
    [InlineData("try { Ensure(); } catch { } [|Directory.Delete(path, true)|];")]
    [InlineData("try { Ensure(); } catch { [|Directory.Delete(path, true)|]; }")]
    [InlineData("try { Ensure(); } finally { [|Directory.Delete(path, true)|]; }")]
    [InlineData("bool? ok = quick ? null : Ask(); if (ok != false) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = Ask(); ok = quick; if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var ok = quick || Ask(); if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("Approved(() => { }); [|Directory.Delete(path, true)|];")]
    [InlineData("Action later = () => [|Directory.Delete(path, true)|]; Ensure(); later();")]
    [InlineData("Action act = () => [|Directory.Delete(path, true)|]; Approved(act); act();")]
    [InlineData("Action act = () => [|Directory.Delete(path, true)|]; if (quick) act = () => { }; Approved(act);")]
    [InlineData("goto act; Ensure(); act: [|Directory.Delete(path, true)|];")]
    [InlineData("for (var i = 0; i < path.Length; i++) Ensure(); [|Directory.Delete(path, true)|];")]
    [InlineData("if (AskAsync().Wait(1000)) [|Directory.Delete(path, true)|];")]
    [InlineData("await EnsureAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); [|Directory.Delete(path, true)|];")]
    [InlineData("EnsureInDebug(); [|Directory.Delete(path, true)|];")]
    [InlineData("ApprovedOr(() => { }, () => [|Directory.Delete(path, true)|]);")]
    [InlineData("NotMine(() => [|Directory.Delete(path, true)|]);")]
    [InlineData("object o = quick; if (o is bool ok) { if (quick) ok = await AskAsync(); if (ok) [|Directory.Delete(path, true)|]; }")]
    [InlineData("var ok = Ask(); ref var alias = ref ok; alias = true; if (ok) [|Directory.Delete(path, true)|];")]
    [InlineData("var f = false; f = !f; f = !f; f = !f; if (f) [|Directory.Delete(path, true)|];")]
    [InlineData("bool a = quick, b = Ask(), t; t = a; a = b; b = t; t = a; a = b; b = t; if (a) [|Directory.Delete(path, true)|];")]
    [InlineData("AgentGuard.Run(\"x\", () => { }, path); [|Directory.Delete(path, true)|];")]
    public Task What_is_not_proved_does_not(string body) => Verify.Unprotected(Tool(body));

    [Fact]
    public Task A_guard_in_a_helper_protects_what_its_caller_does() => Verify.Unprotected("""
        public sealed class Gatekeeper
        {
            [AgentGuard(Protections.Approval)] public Task<bool> AskAsync(string what) => Task.FromResult(false);
            public async Task DemandAsync(string what)
            {
                if (!await AskAsync(what))
                    throw new UnauthorizedAccessException();
            }
        }
        public sealed class Tools(Gatekeeper gate)
        {
            [McpServerTool] public async Task Clean(string path)
            {
                await gate.DemandAsync(path);
                Directory.Delete(path, true);
            }
        }
        """);

    [Fact]
    public Task A_guard_of_one_implementation_does_not_speak_for_another() => Verify.Unprotected("""
        public interface IGate { void Demand(); }
        public sealed class Real : IGate { [AgentGuard(Protections.Approval)] public void Demand() { } }
        public sealed class Fake : IGate { public void Demand() { } }
        public sealed class Tools(IGate gate)
        {
            [McpServerTool] public void Clean(string path) { gate.Demand(); [|Directory.Delete(path, true)|]; }
        }
        """);

    [Fact]
    public Task A_guard_before_the_helper_protects_what_is_behind_it() => Verify.Unprotected("""
        public static class Tools
        {
            [AgentGuard(Protections.Approval)] private static void Ensure() { }
            [McpServerTool] public static void Clean(string path) { Ensure(); Wipe(path); }
            [McpServerTool] public static void Unsafe(string path) { [|Wipe(path)|]; }
            private static void Wipe(string path) => Directory.Delete(path, true);
        }
        """);

    [Fact]
    public Task A_look_alike_guard_is_none() => Verify.Unprotected("""
        namespace Mine
        {
            public sealed class AgentGuardAttribute(int protections) : Attribute { public int Protections => protections; }
            public static class AgentGuard { public static void Run(string operation, Action act) => act(); }
        }
        public static class Tools
        {
            [Mine.AgentGuard(1)] private static void Ensure() { }
            [McpServerTool] public static void Clean(string path) { Ensure(); [|Directory.Delete(path, true)|]; }
            [McpServerTool] public static void Wipe(string path) => Mine.AgentGuard.Run("x", () => [|Directory.Delete(path, true)|]);
        }
        """);

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path, bool quick)
            {
                {{body}}
                await Task.Yield();
            }
        """ + Members;
}
