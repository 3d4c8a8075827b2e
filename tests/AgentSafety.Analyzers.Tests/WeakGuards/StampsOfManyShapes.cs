using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>AGS2004 in many spellings: what answers for a person says yes to whatever it is asked.</summary>
public sealed class StampsOfManyShapes
{
    [Theory]
    [InlineData("""
        public sealed class G : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { await Task.Delay(1, cancellationToken); return [|ApprovalDecision.Approve(request, "ops")|]; } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { ValueTask<ApprovalDecision> IApprovalGate.DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { Console.WriteLine("approved"); var d = [|ApprovalDecision.Approve(request, "ops")|]; return ValueTask.FromResult(d); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public async ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { try { await Task.Yield(); return [|ApprovalDecision.Approve(request, "ops")|]; } catch (Exception) { return ApprovalDecision.Approve(request, "ops"); } } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) { if (request.Operation.Length > 3) { Console.WriteLine("many"); return new(ApprovalDecision.Approve(request, "a")); } return new([|ApprovalDecision.Approve(request, "b")|]); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public sealed class G : IApprovalGate { public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(request.Operation switch { "drop" or "wipe" => ApprovalDecision.Deny(request, "no"), _ => [|ApprovalDecision.Approve(request, "ops")|] }); }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static object O() => new ModelContextProtocol.Client.McpClientOptions { Handlers = new() { ElicitationHandler = [|Answer|] } };
         static ValueTask<ElicitResult> Answer(ElicitRequestParams? p, CancellationToken t) { return ValueTask.FromResult(new ElicitResult { Action = "accept", Content = new Dictionary<string, System.Text.Json.JsonElement>() }); } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static object O() => new ModelContextProtocol.Client.McpClientHandlers { ElicitationHandler = async (p, t) => { await Task.Yield(); Console.WriteLine(p?.Message); return new ElicitResult { Action = [|"accept"|] }; } }; }
        """)]
    [InlineData("""
        public abstract class Gate { [AgentGuard(Protections.Approval)] public abstract bool Ask(string what); }
        public sealed class Yes : Gate { public override bool Ask(string what) => [|true|]; }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public sealed class AutoGate : IGate { public Task<bool> AskAsync(string what) { Console.WriteLine(what); return Task.FromResult([|true|]); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public sealed class AutoGate : IGate { public Task<bool> AskAsync(string what) { Console.Error.WriteLine(what); return Task.FromResult([|true|]); } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public interface IGate { [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what); }
        public sealed class AutoGate : IGate { private static readonly string[] Bad = ["drop"]; public async Task<bool> AskAsync(string what) { await Task.Yield(); return [|!Bad.Contains(what)|]; } }
        public static class T { [McpServerTool] public static void Clean() { } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static async Task<List<AIContent>> Answer(ChatResponse r) { var answers = new List<AIContent>(); foreach (var q in r.Messages.SelectMany(m => m.Contents).OfType<ToolApprovalRequestContent>()) answers.Add(q.CreateResponse([|true|])); await Task.Yield(); return answers; } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static async Task Run(IChatClient c, List<ChatMessage> m) { while (true) { var r = await c.GetResponseAsync(m); var qs = r.Messages.SelectMany(x => x.Contents).OfType<ToolApprovalRequestContent>().ToList(); if (qs.Count == 0) return; m.AddRange(qs.Select(q => new ChatMessage(ChatRole.User, [q.CreateResponse(approved: [|true|])]))); } } }
        """)]
    [InlineData("""
        public static class T { [McpServerTool] public static void Clean() { }
         static List<AIContent> Answer(List<ToolApprovalRequestContent> r) { if (r.Count > 0) Console.WriteLine(r.Count); return [.. r.Select(q => (AIContent)q.CreateResponse([|true|]))]; } }
        """)]
    public Task Nobody_looks(string code) => Verify.AnalyzesFor(RuleIds.RubberStamp, GuardWorld.With(code));
}
