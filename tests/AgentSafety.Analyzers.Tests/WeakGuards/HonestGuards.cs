using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>Code in which a person is asked, in many spellings: nothing is said of it.</summary>
public sealed class HonestGuards
{
    [Theory]
    [InlineData("""foreach (var p in many) { if (!Ask()) continue; Directory.Delete(p, true); }""")]
    [InlineData("""if (!await AskAsync().ConfigureAwait(false)) return; Directory.Delete(path, true);""")]
    [InlineData("""if (!AskAsync().GetAwaiter().GetResult()) return; Directory.Delete(path, true);""")]
    [InlineData("""if (AskAsync().Result) Directory.Delete(path, true);""")]
    [InlineData("""var t = AskAsync(); await Task.WhenAll(t); if (!t.Result) return; Directory.Delete(path, true);""")]
    [InlineData("""var (granted, why) = await TupleAsync(); if (!granted) { Log(why); return; } Directory.Delete(path, true);""")]
    [InlineData("""var r = await TupleAsync(); if (r is (false, _)) return; Directory.Delete(path, true);""")]
    [InlineData("""var v = await JudgeAsync(); if (v is not { IsGranted: true }) throw new UnauthorizedAccessException(v.Why); Directory.Delete(path, true);""")]
    [InlineData("""_ = Ask() ? Del(path) : 0; int Del(string p) { Directory.Delete(p, true); return 1; }""")]
    [InlineData("""switch (await AskAsync()) { case true: Directory.Delete(path, true); break; case false: return; }""")]
    [InlineData("""var tries = 0; while (!Ask()) if (++tries > 3) return; Directory.Delete(path, true);""")]
    [InlineData("""var ok = false; for (var i = 0; i < 3 && !ok; i++) ok = await AskAsync(); if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""var ok = false; try { ok = Ask(); } finally { Log(ok); } if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""async Task<bool> Ok() { return await AskAsync(); } if (!await Ok()) return; Directory.Delete(path, true);""")]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { await Guard(); Wipe(path); }
        private static async Task Guard() => await Inner();
        private static async Task Inner() { var ok = await AskAsync(); if (!ok) throw new UnauthorizedAccessException(); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task<string> Clean(string path) { if (await Guard() is { } error) return error; Wipe(path); return "done"; }
        private static async Task<string?> Guard() => await AskAsync() ? null : "denied";
        }
        """)]
    [InlineData("""if (many.Length > 3 && !Ask()) return; foreach (var p in many) Console.WriteLine(p); if (!Ask()) return; Directory.Delete(path, true);""")]
    [InlineData("""using var cts = CancellationTokenSource.CreateLinkedTokenSource(token); cts.CancelAfter(1000); if (!await AskAsync(cts.Token)) return; Directory.Delete(path, true);""")]
    [InlineData("""var stop = !Ask(); if (stop) return; Directory.Delete(path, true);""")]
    [InlineData("""var ok = Ask() && many.Length < 10; if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""if (Ask() is false) return; Directory.Delete(path, true);""")]
    [InlineData("""if (await AskAsync() is var ok && !ok) return; Directory.Delete(path, true);""")]
    [InlineData("""var ok = Ask(); if (!ok) Fail(); Directory.Delete(path, true); static void Fail() => throw new UnauthorizedAccessException();""")]
    public Task An_answer_that_is_heeded(string code) => Verify.Analyzes(GuardWorld.With(code));

    [Theory]
    [InlineData("""try { await EnsureAsync(); } catch (Exception e) when (Logged(e)) { } Directory.Delete(path, true); static bool Logged(Exception e) => false;""")]
    [InlineData("""if (server.ClientCapabilities?.Elicitation is not { }) throw new McpException("no"); if (!Ask()) return; Wipe(path);""")]
    [InlineData("""if (server.ClientCapabilities?.Elicitation is not null && await AskAsync()) Wipe(path);""")]
    [InlineData("""var ok = server.ClientCapabilities?.Elicitation is null ? Ask() : await AskAsync(); if (!ok) return; Wipe(path);""")]
    [InlineData("""var asking = AskAsync(); if (await Task.WhenAny(asking, Task.Delay(1000)) != asking) return; if (!await asking) return; Directory.Delete(path, true);""")]
    [InlineData("""var asking = AskAsync(); var ok = await Task.WhenAny(asking, Task.Delay(1000)) == asking && await asking; if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""bool ok; try { ok = await AskAsync().WaitAsync(TimeSpan.FromSeconds(5)); } catch (TimeoutException) { ok = false; } if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""using var cts = new CancellationTokenSource(1000); try { if (!await AskAsync(cts.Token)) return; } catch (OperationCanceledException) when (cts.IsCancellationRequested) { return; } Directory.Delete(path, true);""")]
    [InlineData("""try { if (!await AskAsync()) return; } catch (Exception e) when (e is TimeoutException or OperationCanceledException) { throw new McpException("no", e); } Directory.Delete(path, true);""")]
    [InlineData("""var ok = false; try { ok = await AskAsync(); } catch (Exception e) { Log(e); } if (!ok) return; Directory.Delete(path, true);""")]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { if (!await Confirm()) return; Wipe(path); }
        private static async Task<bool> Confirm() { try { return await AskAsync(); } catch { return false; } }
        }
        """)]
    [InlineData("""var v = await MaybeJudgeAsync(); if (v is null || !v.IsGranted) return; Directory.Delete(path, true);""")]
    [InlineData("""var v = await MaybeJudgeAsync(); if (v?.IsGranted != true) return; Directory.Delete(path, true);""")]
    [InlineData("""var v = await MaybeJudgeAsync() ?? throw new UnauthorizedAccessException(); if (!v.IsGranted) return; Directory.Delete(path, true);""")]
    [InlineData("""var ok = Perhaps() switch { true => true, false => false, null => false }; if (ok) Directory.Delete(path, true);""")]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public sealed partial class Tools(IServiceProvider services)
        {
        [McpServerTool] public async Task Clean(string path) { var gate = services.GetService(typeof(IGate)) as IGate ?? throw new InvalidOperationException(); if (!await gate.AskAsync(path)) return; Wipe(path); }
        }
        """)]
    [InlineData("""if (!Ask()) return; try { Directory.Delete(path, true); } catch (IOException e) { Log(e); Directory.Delete(path + "~", true); }""")]
    [InlineData("""try { if (!await AskAsync()) return; await WipeAsync(path); } catch (Exception e) { Log(e); }""")]
    [InlineData("""while (true) { try { if (!await AskAsync()) return; break; } catch (TimeoutException) { } } Directory.Delete(path, true);""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("READ_ONLY") == "1") return; if (!Ask()) return; Directory.Delete(path, true);""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("SOFT_DELETE") == "1") { File.Move(path, path + ".bak"); return; } if (!Ask()) return; Directory.Delete(path, true);""")]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task<string> Clean(McpServer server, string path) { var (ok, why) = await Confirm(server); if (!ok) return why; Wipe(path); return "done"; }
        private static async Task<(bool Ok, string Why)> Confirm(McpServer server) { if (server.ClientCapabilities?.Elicitation is null) return (false, "client can't ask"); try { var r = await server.ElicitAsync<Confirm>("Sure?"); return r switch { { IsAccepted: true, Content.Yes: true } => (true, ""), { Action: "decline" } => (false, "declined"), _ => (false, "cancelled") }; } catch (Exception e) { return (false, e.Message); } }
        }
        """)]
    [InlineData("""if (server?.ClientCapabilities?.Elicitation is null) return; try { if (!await AskAsync()) return; } catch { return; } Directory.Delete(path, true);""")]
    public Task A_guard_that_fails_closed(string code) => Verify.Analyzes(GuardWorld.With(code));

    [Theory]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(McpServer server, string path) { var confirm = (await server.ElicitAsync<Confirm>(path)) is { IsAccepted: true, Content.Yes: true }; if (confirm) Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(McpServer server, string path, bool confirm) { if (!confirm) return; var r = await server.ElicitAsync<Confirm>(path); if (r is not { IsAccepted: true, Content.Yes: true }) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path) { if (!await AskAsync()) return; Do(path, confirm: true); }
        private static void Do(string p, bool confirm) { if (!confirm) throw new InvalidOperationException(); Directory.Delete(p, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(McpServer server, string path, string reason) { ArgumentException.ThrowIfNullOrEmpty(reason); AgentGuard.EnsureApproved("wipe", path + reason); Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path, bool force) { if (!await AskAsync()) return; if (!force && Directory.GetFiles(path).Length > 0) return; Directory.Delete(path, true); }
        }
        """)]
    public Task A_flag_beside_a_person(string code) => Verify.Analyzes(GuardWorld.With(code));

    [Theory]
    [InlineData("""
        public enum D { No, Approved }
        public interface IGate { [AgentGuard(Protections.Approval)] D Ask(string what); }
        public sealed class AutoGate : IGate { public D Ask(string what) => D.Approved; }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed record R(bool Granted, string Why);
        public interface IGate { [AgentGuard(Protections.Approval)] R Ask(string what); }
        public sealed class AutoGate : IGate { public R Ask(string what) => new(true, "auto"); }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] void Ensure(string what); }
        public sealed class AutoGate : IGate { public void Ensure(string what) { Console.WriteLine(what); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { Console.Write("ok? "); return new(Console.ReadLine() == "y" ? ApprovalDecision.Approve(request, "me") : ApprovalDecision.Deny(request, "no")); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G(IApprovalGate inner) : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { Console.WriteLine("asking"); return await inner.DecideAsync(request, cancellationToken); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { private static readonly HashSet<string> Fine = ["list"]; public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(Fine.Contains(request.Operation) ? ApprovalDecision.Approve(request, "policy") : ApprovalDecision.Deny(request, "not listed")); }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G(TaskCompletionSource<bool> person) : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { if (!await person.Task) throw new OperationCanceledException(); return ApprovalDecision.Approve(request, "person"); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G(SemaphoreSlim released) : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { await released.WaitAsync(cancellationToken); return ApprovalDecision.Approve(request, "person pressed"); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public interface IDialogs { Task<bool> ShowAsync(string text); }
        public sealed class G(IDialogs dialogs) : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => await dialogs.ShowAsync(request.Operation) ? ApprovalDecision.Approve(request, "me") : ApprovalDecision.Deny(request, "no"); }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(ApprovalDecision.Deny(request, "never")); }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public event Func<ApprovalRequest, bool>? Asked; public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(Asked?.Invoke(request) == true ? ApprovalDecision.Approve(request, "me") : ApprovalDecision.Deny(request, "no")); }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static async Task<List<AIContent>> Answer(ChatResponse r) { var answers = new List<AIContent>(); foreach (var q in r.Messages.SelectMany(m => m.Contents).OfType<ToolApprovalRequestContent>()) { Console.Write("ok? "); var ok = Console.ReadLine() == "y"; answers.Add(q.CreateResponse(ok)); } await Task.Yield(); return answers; } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static object O() => new ModelContextProtocol.Client.McpClientHandlers { ElicitationHandler = async (p, t) => { Console.WriteLine(p?.Message); var yes = Console.ReadLine() is "y"; await Task.Yield(); return new ElicitResult { Action = yes ? "accept" : "decline" }; } }; }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { try { await Task.Delay(1000, cancellationToken); return ApprovalDecision.Approve(request, "nobody objected"); } catch (OperationCanceledException) { return ApprovalDecision.Deny(request, "stopped"); } } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    public Task Somebody_looks(string code) => Verify.Analyzes(GuardWorld.With(code));

    [Theory]
    [InlineData("""if (await server.ElicitAsync<Confirm>($"Delete {path}?") is not { IsAccepted: true, Content.Yes: true }) return; (path, other) = (other, path); Directory.Delete(path, true);""")]
    [InlineData("""var info = new { path, other }; if (await server.ElicitAsync<Confirm>($"Delete {info.path}?") is not { IsAccepted: true, Content.Yes: true }) return; Directory.Delete(path, true);""")]
    [InlineData("""var sb = new System.Text.StringBuilder("Delete:\n"); foreach (var m in many) sb.AppendLine(m); if (await server.ElicitAsync<Confirm>(sb.ToString()) is not { IsAccepted: true, Content.Yes: true }) return; foreach (var m in many) Directory.Delete(m, true);""")]
    [InlineData("""var list = string.Join("\n", many.Select(m => $"- {m}")); AgentGuard.EnsureApproved("wipe", list); foreach (var m in many) Directory.Delete(m, true);""")]
    [InlineData("""var found = Directory.GetDirectories(path).Where(d => d.Length > 3).ToList(); AgentGuard.EnsureApproved("wipe", string.Join(",", found)); foreach (var m in found) Directory.Delete(m, true);""")]
    [InlineData("""var full = Path.GetFullPath(path); AgentGuard.EnsureApproved("wipe", path); Directory.Delete(full, true);""")]
    [InlineData("""var id = Find(path); AgentGuard.EnsureApproved("wipe", path); Directory.Delete(id, true); static string Find(string s) => s + "x";""")]
    [InlineData("""var preview = Describe(path, other); AgentGuard.EnsureApproved("wipe", preview); Directory.Delete(other, true); static string Describe(string a, string b) => a + b;""")]
    [InlineData("""for (var i = 0; i < 3; i++) { AgentGuard.EnsureApproved("wipe", path); try { Directory.Delete(path, true); return; } catch (IOException) { } }""")]
    [InlineData("""AgentGuard.EnsureApproved("move", $"{path} over {other}"); if (Directory.Exists(other)) Directory.Delete(other, true); Directory.Move(path, other);""")]
    [InlineData("""AgentGuard.EnsureApproved("move", path); if (Directory.Exists(other)) Directory.Delete(other, true); Directory.Move(path, other);""")]
    [InlineData("""if (await server.ElicitAsync<Confirm>($"Delete {many.Length} folders?") is not { IsAccepted: true, Content.Yes: true }) return; foreach (var m in many) Directory.Delete(m, true);""")]
    [InlineData("""if (await server.ElicitAsync<Confirm>(string.Format("Delete {0}?", path)) is not { IsAccepted: true, Content.Yes: true }) return; Directory.Delete(path, true);""")]
    [InlineData("""AgentGuard.EnsureApproved("wipe", $"{path}"); foreach (var f in Directory.GetDirectories(path)) Directory.Delete(f, true);""")]
    [InlineData("""AgentGuard.EnsureApproved("wipe", string.Join(",", many)); Parallel.ForEach(many, each => Directory.Delete(each, true));""")]
    [InlineData("""await Parallel.ForEachAsync(many, async (each, t) => { await AgentGuard.EnsureApprovedAsync("wipe", each, t); Directory.Delete(each, true); });""")]
    [InlineData("""if (await server.ElicitAsync<Confirm>($"Delete everything like {path}?") is not { IsAccepted: true, Content.Yes: true }) return; foreach (var d in Directory.GetDirectories("/x", $"{path}*")) Directory.Delete(d, true);""")]
    public Task What_is_named(string code) => Verify.Analyzes(GuardWorld.With(code));
}
