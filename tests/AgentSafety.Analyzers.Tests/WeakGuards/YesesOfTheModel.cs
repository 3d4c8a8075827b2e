using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>AGS2002 in many spellings: the model says yes to itself.</summary>
public sealed class YesesOfTheModel
{
    [Theory]
    [InlineData("""
        public sealed record DeleteArgs(string Path, bool Confirmed);
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(DeleteArgs args) { if ([|args is not { Confirmed: true }|]) throw new ArgumentException("confirm"); Directory.Delete(args.Path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public string Clean(string path, bool confirm) => [|confirm|] switch { true => Del(path), false => "set confirm" };
        private static string Del(string p) { Directory.Delete(p, true); return p; }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public string Clean(string path, bool confirm) { switch (confirm, path) { case (true, _): [|Directory.Delete(path, true)|]; return "ok"; default: return "no"; } }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public string Clean(string path, string confirmation) { switch ([|confirmation|]) { case "YES": Directory.Delete(path, true); return "ok"; default: return "type YES"; } }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public string Clean(string path, string confirm) { if ([|confirm is "yes" or "y"|]) { Directory.Delete(path, true); return "ok"; } return "type yes"; }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(string path, bool confirm) => await [|A(path, confirm)|];
        private static Task A(string p, bool c) => B(p, c);
        private static async Task B(string p, bool go) { await Task.Yield(); C(p, go); }
        private static void C(string p, bool sure) { if (!sure) throw new InvalidOperationException(); Directory.Delete(p, true); }
        }
        """)]
    [InlineData("""
        public interface IStore { void Drop(string path, bool force); }
        public sealed class Store : IStore { public void Drop(string path, bool force) { if (!force) throw new InvalidOperationException("use force"); Directory.Delete(path, true); } }
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(IStore store, string path, bool force) => [|store.Drop(path, force)|];
        }
        """)]
    [InlineData("""
        public sealed class Request { public string Path { get; init; } = ""; public bool Confirm { get; init; } }
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool confirm) { var r = new Request { Path = path, Confirm = [|confirm|] }; if (!r.Confirm) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, string approvalReason) { if (approvalReason.Length < 5) throw new ArgumentException("why"); [|Directory.Delete(path, true)|]; }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, string reason) { if ([|reason.Length == 0|]) throw new ArgumentException("why"); Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, string reason) { ArgumentException.ThrowIfNullOrWhiteSpace([|reason|]); Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public string Clean(string path, bool dryRun = true) { var files = Directory.GetFiles(path); if (![|dryRun|]) { Directory.Delete(path, true); } return string.Join(",", files); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool userHasConfirmed) { if (![|userHasConfirmed|]) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string[] paths, bool confirm) { foreach (var p in paths) { if (![|confirm|]) continue; Directory.Delete(p, true); } }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool? confirm = null) { if ([|confirm != true|]) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        private readonly Dictionary<string, string> _pending = new();
        [McpServerTool] public string Plan(string path) { var token = Guid.NewGuid().ToString(); _pending[token] = path; return token; }
        [McpServerTool] public void Clean(string path, string confirmationToken) { if (![|_pending.Remove(confirmationToken, out var p)|]) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool confirm) { void Go() { if (!confirm) return; Directory.Delete(path, true); } [|Go()|]; }
        }
        """)]
    public Task The_yes_is_the_models(string code) => Verify.AnalyzesFor(RuleIds.SelfApproval, GuardWorld.With(code));

    [Theory]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, int expectedCount) { if (Directory.GetFiles(path).Length != expectedCount) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public enum Go { Preview, Execute }
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, Go mode = Go.Preview) { if (mode != Go.Execute) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(McpServer server, string path) { var r = await server.ElicitAsync<Confirm>(path); Do(path, r is { IsAccepted: true, Content.Yes: true }); }
        private static void Do(string p, bool confirmed) { if (!confirmed) throw new UnauthorizedAccessException(); Directory.Delete(p, true); }
        }
        """)]
    [InlineData("""
        public interface IApprovals { bool IsApproved(string id); }
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(IApprovals approvals, string path, string approvalId) { if (!approvals.IsApproved(approvalId)) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed record Approval(string Path, bool Confirmed);
        public interface IApprovals { Task<Approval?> FindAsync(string id); }
        public sealed partial class Tools
        {
        [McpServerTool] public async Task Clean(IApprovals approvals, string path, string approvalId) { if (await approvals.FindAsync(approvalId) is not { Confirmed: true }) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool deleteFiles) { if (deleteFiles) Directory.Delete(path, true); else File.Move(path, path + "x"); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool approvedOnly, bool includeConfirmed) { if (approvedOnly || includeConfirmed) Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed class O { public bool Confirm { get; set; } }
        public sealed partial class Tools(Microsoft.Extensions.Options.IOptions<O> o)
        {
        [McpServerTool] public void Clean(string path) { if (!o.Value.Confirm) return; Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, string reason) { Console.WriteLine(reason); Directory.Delete(path, true); }
        }
        """)]
    [InlineData("""
        public sealed partial class Tools
        {
        [McpServerTool] public void Clean(string path, bool force) { if (!force && Directory.GetFiles(path).Length > 0) return; Directory.Delete(path, true); }
        }
        """)]
    public Task What_is_unsure_is_not_claimed(string code) => Verify.AnalyzesFor(RuleIds.SelfApproval, GuardWorld.With(code));
}
