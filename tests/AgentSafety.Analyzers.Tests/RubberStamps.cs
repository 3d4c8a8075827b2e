using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2004: what answers for a person, and approves whatever it is asked.</summary>
public sealed class RubberStamps
{
    [Theory]
    [InlineData("_ => new ValueTask<bool>([|true|])")]
    [InlineData("_ => ValueTask.FromResult([|true|])")]
    [InlineData("_ => new([|true|])")]
    [InlineData("async _ => { await Task.Delay(10); return [|true|]; }")]
    [InlineData("context => { Console.WriteLine(context.FunctionCallContent.Name); return new([|true|]); }")]
    [InlineData("context => new([|context.FunctionCallContent.Name != \"drop\"|])")]
    [InlineData("context => new([|!Denied.Contains(context.FunctionCallContent.Name)|])")]
    [InlineData("context => new([|context.FunctionCallContent.Name is not \"drop\" and not \"wipe\"|])")]
    [InlineData("context => { if (context.FunctionCallContent.Name.StartsWith(\"drop\")) return new(false); return new([|true|]); }")]
    [InlineData("context => { if (Denied.Contains(context.FunctionCallContent.Name)) { return new(false); } else { return new([|true|]); } }")]
    [InlineData("context => new(context.FunctionCallContent.Name switch { \"drop\" or \"wipe\" => false, _ => [|true|] })")]
    [InlineData("[|Always|]")]
    [InlineData("_ => new ValueTask<bool>(false)")]
    [InlineData("context => new(context.FunctionCallContent.Name == \"list\")")] // an allow-list
    [InlineData("context => new(Denied.Contains(context.FunctionCallContent.Name))")]
    [InlineData("context => { if (context.FunctionCallContent.Name != \"list\") return new(false); return new(true); }")]
    [InlineData("context => new(context.FunctionCallContent.Name switch { \"list\" => true, _ => false })")]
    [InlineData("context => new(context.FunctionCallContent.Name.Length < 9)")]
    [InlineData("context => new(Environment.UserName != \"root\")")]
    [InlineData("async context => { await Ask(context); return true; }")] // it may throw
    [InlineData("_ => { Console.ReadLine(); return new(true); }")]
    [InlineData("Asking")]
    public Task A_rule_that_approves_everything(string rule) => Verify.AnalyzesFor(RuleIds.RubberStamp, $$"""
        #pragma warning disable MAAI001 // a preview of its SDK
        using Microsoft.Agents.AI;
        public static class Tools
        {
            private static readonly HashSet<string> Denied = new() { "drop" };
            public static object Options() => new ToolApprovalAgentOptions { AutoApprovalRules = [{{rule}}] };
            private static ValueTask<bool> Always(ToolAutoApprovalRuleContext context) => new(true);
            private static ValueTask<bool> Asking(ToolAutoApprovalRuleContext context) => new(Console.ReadLine() == "yes");
            private static Task Ask(ToolAutoApprovalRuleContext context) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("(_, _) => new(new ElicitResult { Action = [|\"accept\"|] })")]
    [InlineData("(_, _) => ValueTask.FromResult(new ElicitResult { Action = [|\"accept\"|], Content = new Dictionary<string, System.Text.Json.JsonElement> { [\"confirm\"] = System.Text.Json.JsonSerializer.SerializeToElement(true) } })")]
    [InlineData("async (request, token) => { var result = new ElicitResult { Action = [|\"accept\"|] }; return result; }")]
    [InlineData("(request, _) => { var content = new Dictionary<string, System.Text.Json.JsonElement>(); foreach (var name in new[] { \"a\" }) content[name] = default; return new(new ElicitResult { Action = [|\"accept\"|], Content = content }); }")]
    [InlineData("(request, _) => request!.Message.Contains(\"drop\") ? new(new ElicitResult { Action = \"decline\" }) : new(new ElicitResult { Action = [|\"accept\"|] })")]
    [InlineData("(_, _) => new(new ElicitResult { Action = \"decline\" })")]
    [InlineData("(_, _) => new(new ElicitResult())")]
    [InlineData("(_, _) => new(new ElicitResult { Action = \"accept\", Content = new Dictionary<string, System.Text.Json.JsonElement> { [\"confirm\"] = System.Text.Json.JsonSerializer.SerializeToElement(false) } })")]
    [InlineData("(_, _) => new(new ElicitResult { Action = \"accept\", Content = new Dictionary<string, System.Text.Json.JsonElement> { [\"confirm\"] = System.Text.Json.JsonSerializer.SerializeToElement(yes) } })")] // a person's
    [InlineData("(request, _) => { Console.WriteLine(request!.Message); return new(new ElicitResult { Action = Console.ReadLine() == \"y\" ? \"accept\" : \"decline\" }); }")]
    [InlineData("(request, _) => { Console.WriteLine(request!.Message); if (Console.ReadLine() != \"y\") return new(new ElicitResult { Action = \"decline\" }); return new(new ElicitResult { Action = \"accept\" }); }")]
    [InlineData("async (_, _) => { await asked.Task; return new ElicitResult { Action = \"accept\" }; }")] // a person ends the task
    public Task A_form_that_is_accepted_by_itself(string handler) => Verify.AnalyzesFor(RuleIds.RubberStamp, $$"""
        using ModelContextProtocol.Client;
        public static class Program
        {
            public static McpClientOptions Options(TaskCompletionSource asked, bool yes) => new() { Handlers = new McpClientHandlers { ElicitationHandler = {{handler}} } };
        }
        """);

    [Theory]
    [InlineData("new([|ApprovalDecision.Approve(request, \"ops\")|])")]
    [InlineData("request.Operation == \"drop\" ? new(ApprovalDecision.Deny(request, \"no\")) : new([|ApprovalDecision.Approve(request, \"ops\")|])")]
    [InlineData("new(ApprovalDecision.Deny(request, \"no\"))")]
    [InlineData("request.Operation == \"list\" ? new(ApprovalDecision.Approve(request, \"ops\")) : new(ApprovalDecision.Deny(request, \"no\"))")]
    [InlineData("new(Console.ReadLine() == \"yes\" ? ApprovalDecision.Approve(request, \"ops\") : ApprovalDecision.Deny(request, \"no\"))")]
    [InlineData("throw new InvalidOperationException()")]
    public Task A_gate_that_always_opens(string answer) => Verify.AnalyzesFor(RuleIds.RubberStamp, $$"""
        public sealed class Gate : IApprovalGate
        {
            public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => {{answer}};
        }
        public sealed class Explicit : IApprovalGate
        {
            ValueTask<ApprovalDecision> IApprovalGate.DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => {{answer}};
        }
        public interface IGate { ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request); }
        public sealed class Other : IGate // of the same name
        {
            public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request) => {{answer.Replace("[|", "").Replace("|]", "")}};
        }
        """);

    [Fact]
    public Task What_stands_in_for_a_declared_guard() => Verify.AnalyzesFor(RuleIds.RubberStamp, """
        public interface IApprover
        {
            [AgentGuard(Protections.Approval)] Task<bool> AskAsync(string what);
            [AgentGuard(Protections.Scope)] bool IsWithin(string what);
            Task<bool> HasAsync(string what);
        }
        public abstract class Approver
        {
            [AgentGuard(Protections.Approval)] public abstract bool Ask(string what);
        }
        public sealed class Yes : IApprover
        {
            public Task<bool> AskAsync(string what) => Task.FromResult([|true|]);
            public bool IsWithin(string what) => true;
            public Task<bool> HasAsync(string what) => Task.FromResult(true);
        }
        public sealed class AllBut : Approver
        {
            public override bool Ask(string what)
            {
                if (what == "drop") return false;
                return [|true|];
            }
        }
        public sealed class Person : IApprover
        {
            public async Task<bool> AskAsync(string what) => await Console.In.ReadLineAsync() == "yes";
            public bool IsWithin(string what) => what.Length < 9;
            public Task<bool> HasAsync(string what) => Task.FromResult(true);
        }
        """);

    [Theory]
    [InlineData("SessionConfig", "(_, _) => Task.FromResult([|PermissionDecision.ApproveOnce()|])")]
    [InlineData("SessionConfig", "async (request, _) => request.Kind == \"shell\" ? PermissionDecision.Reject() : [|PermissionDecision.ApproveOnce()|]")]
    [InlineData("SessionConfig", "async (request, _) => request.Kind == \"read\" ? PermissionDecision.ApproveOnce() : PermissionDecision.Reject()")]
    [InlineData("SessionConfig", "(_, _) => Task.FromResult(PermissionDecision.Reject())")]
    [InlineData("EarlierConfig", "(_, _) => Task.FromResult([|new PermissionRequestResult { Kind = PermissionRequestResultKind.Approved }|])")]
    [InlineData("EarlierConfig", "(_, _) => Task.FromResult(new PermissionRequestResult { Kind = PermissionRequestResultKind.Rejected })")]
    public Task A_permission_that_is_always_granted(string type, string handler) => Verify.WithOnly("""
        namespace GitHub.Copilot
        {
            using GitHub.Copilot.Rpc;
            public static class PermissionHandler { }
            public readonly struct PermissionRequestResultKind { public static PermissionRequestResultKind Approved => default; public static PermissionRequestResultKind Rejected => default; }
            public class PermissionRequestResult { public PermissionRequestResultKind Kind { get; set; } }
            public sealed class EarlierConfig : SDK.SessionConfig { }
            public class PermissionInvocation { }
            public abstract class SessionConfigBase { public Func<PermissionRequest, PermissionInvocation, Task<PermissionDecision>>? OnPermissionRequest { get; set; } }
            public sealed class SessionConfig : SessionConfigBase { }
        }
        namespace GitHub.Copilot.SDK { public class SessionConfig { public Func<GitHub.Copilot.Rpc.PermissionRequest, GitHub.Copilot.PermissionInvocation, Task<PermissionRequestResult>>? OnPermissionRequest { get; set; } } }
        namespace GitHub.Copilot.Rpc
        {
            public class PermissionRequest { public string Kind { get; set; } = ""; }
            public class PermissionDecision { public static PermissionDecision ApproveOnce() => null!; public static PermissionDecision Reject(string? feedback = null) => null!; }
        }
        """, $$"""
        using GitHub.Copilot;
        using GitHub.Copilot.Rpc;
        public class Tools { public object Use() => new {{type}} { OnPermissionRequest = {{handler}} }; }
        """, RuleIds.RubberStamp);

    [Theory]
    [InlineData("requests.Select(request => request.CreateResponse([|true|]))")]
    [InlineData("requests.Select(request => request.CreateResponse(approved: [|true|], \"fine\"))")]
    [InlineData("all.OfType<ToolApprovalRequestContent>().Select(request => new ToolApprovalResponseContent(request.RequestId, [|true|], request.ToolCall))")]
    [InlineData("[|requests[0].CreateAlwaysApproveToolResponse()|]")]
    [InlineData("requests.Select(request => request.CreateResponse(false))")]
    [InlineData("requests.Select(request => request.CreateResponse(Ask(request)))")]
    [InlineData("requests.Select(request => request.CreateResponse([|((FunctionCallContent)request.ToolCall).Name != \"drop\"|]))")]
    [InlineData("requests.Select(request => request.CreateResponse([|!Denied.Contains(((FunctionCallContent)request.ToolCall).Name)|]))")]
    [InlineData("requests.Select(request => request.CreateResponse([|((FunctionCallContent)request.ToolCall).Name is not (\"drop\" or \"wipe\")|]))")]
    [InlineData("requests.Select(request => request.CreateResponse(Denied.Contains(((FunctionCallContent)request.ToolCall).Name)))")] // those alone
    [InlineData("requests.Select(request => request.CreateResponse(((FunctionCallContent)request.ToolCall).Name == \"read\"))")]
    [InlineData("requests.Select(request => request.CreateResponse(Console.ReadLine() != \"no\"))")] // somebody was asked
    [InlineData("requests.Select(request => request.CreateResponse(Environment.UserName != \"root\"))")] // not about the request
    [InlineData("requests.Where(Ask).Select(request => request.CreateResponse(true))")]
    [InlineData("Ask(requests[0]) ? requests[0].CreateResponse(true) : null")]
    [InlineData("Ask(requests[0]) ? requests[0].CreateAlwaysApproveToolResponse() : null")]
    public Task A_yes_that_nobody_was_asked_for(string expression) => Verify.AnalyzesFor(RuleIds.RubberStamp, $$"""
        #pragma warning disable MEAI001, MAAI001 // a preview of its SDK
        using Microsoft.Agents.AI;
        public class Tools
        {
            public object? Answer(List<ToolApprovalRequestContent> requests, List<AIContent> all) => {{expression}};
            private static readonly HashSet<string> Denied = new() { "drop" };
            private static bool Ask(ToolApprovalRequestContent request) => Console.ReadLine() == request.RequestId;
        }
        """);

    [Fact]
    public Task Only_what_kind_of_request_it_is_was_looked_at() => Verify.AnalyzesFor(RuleIds.RubberStamp, """
        public class Tools
        {
            public IEnumerable<AIContent> Answer(List<AIContent> all)
            {
                foreach (var content in all)
                    if (content is ToolApprovalRequestContent request)
                        yield return request.CreateResponse([|true|]);
            }
            public IEnumerable<AIContent> Asked(List<AIContent> all)
            {
                foreach (var content in all)
                    if (content is ToolApprovalRequestContent request)
                    {
                        if (Console.ReadLine() != "yes")
                            yield break;
                        yield return request.CreateResponse(true);
                    }
            }
            public AIContent Yes(ToolApprovalRequestContent request) => request.CreateResponse(true); // whoever calls it may have asked
        }
        """);

    [Fact]
    public Task A_project_of_tests_may_stand_in_for_a_person() => Verify.AnalyzesFor(RuleIds.RubberStamp, """
        namespace Xunit { public sealed class FactAttribute : Attribute; }
        public sealed class Gate : IApprovalGate
        {
            public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new(ApprovalDecision.Approve(request, "test"));
            public object Answer(ToolApprovalRequestContent[] requests) => requests.Select(request => request.CreateResponse(true));
        }
        """);

    [Fact]
    public Task It_says_what_that_means() => Verify.Says(GuardRules.RubberStamp, """
        public sealed class Gate : IApprovalGate
        {
            public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => new({|#0:ApprovalDecision.Approve(request, "ops")|});
        }
        """, steps: 1, "Gate.DecideAsync", "it approves whatever it is asked, and nobody is asked");
}
