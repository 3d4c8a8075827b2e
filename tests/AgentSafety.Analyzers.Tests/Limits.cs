using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>What docs/limits.md says, sentence by sentence. When one of these fails because we have learnt more, the sentence goes too.</summary>
public sealed class Limits
{
    private const string Wiper = "\npublic static class Wiper { public static void Wipe(string path) => Directory.Delete(path, true); }";

    [Fact]
    public Task A_body_in_another_assembly_is_not_read() => Verify.WithLibrary(
        "public static class Wiper { public static void Wipe(string path) => System.IO.Directory.Delete(path, true); }",
        "public static class Tools { [McpServerTool] public static void Clean(string path) => Wiper.Wipe(path); }");

    [Theory]
    [InlineData("public static object All(System.Reflection.MethodInfo method) => AIFunctionFactory.Create(method, target: null);")]
    [InlineData("public static object All(Type type) => AIFunctionFactory.Create(type.GetMethod(nameof(Wiper.Wipe))!, target: null);")]
    [InlineData("public static object All() => typeof(Tools).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => AIFunctionFactory.Create(method, target: null));")]
    public Task A_method_info_from_outside_is_not_followed(string member) => Verify.Analyzes($"public static class Tools {{ {member} }}" + Wiper);

    [Fact]
    public Task A_text_of_anything_is_not_asked_for_its_own() => Verify.Analyzes("""
        public sealed class Shown { public override string ToString() { Wiper.Wipe("/data"); return ""; } }
        public static class Tools { [McpServerTool] public static string Run(bool flag) { object shown = new Shown(); return flag ? $"{shown}" : string.Join(",", new Shown()); } }
        """ + Wiper);

    [Theory]
    [InlineData("if (call.FunctionName != \"wipe\") return; Directory.Delete(\"/data\", true);")]
    [InlineData("Acts[call.FunctionName](\"/data\");")]
    [InlineData("Run(call.FunctionName);")]
    public Task A_dispatch_without_a_branch_is_not_seen(string body) => Verify.Analyzes($$"""
        public static class Loop
        {
            private static readonly Dictionary<string, Action<string>> Acts = new() { ["wipe"] = Wiper.Wipe };
            public static void Dispatch(OpenAI.Chat.ChatToolCall call) { {{body}} }
            private static void Run(string name) { if (name == "wipe") Directory.Delete("/data", true); }
        }
        """ + Wiper);

    [Fact]
    public Task A_new_without_a_type_registers_nothing() => Verify.Analyzes("""
        public static class Tools
        {
            public static Microsoft.Agents.AI.AgentSkillsProvider All()
            {
                Microsoft.Agents.AI.AgentSkillsProvider provider = new("skills", async (skill, script, arguments, services, token) => { await Task.Yield(); Wiper.Wipe("/data"); return null; });
                return Microsoft.Agents.AI.AgentSkillsProvider.AllToolsAutoApprovalRule is null ? null! : provider;
            }
        }
        """ + Wiper);

    [Fact]
    public Task A_registration_of_a_value_that_changes_is_not_followed() => Verify.Analyzes("""
        public static class Tools
        {
            private static Action<string> s_field = path => Directory.Delete(path, true);
            public static AIFunction One() => AIFunctionFactory.Create(s_field);
            public static AIFunction Two(Action<string> act) => AIFunctionFactory.Create(act);
        }
        """ + Wiper);

    [Fact]
    public Task A_prefix_check_need_not_normalise() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Run(string path) { if (path.StartsWith("/data/")) Directory.Delete(path, true); }
        }
        """);

    [Theory]
    [InlineData("if (One() is Yes)")]
    [InlineData("if (Many().Count == 0)")]
    [InlineData("if (Many().TryGetValue(\"ok\", out var ok) && ok)")]
    public Task An_answer_by_type_or_in_a_collection_is_not_followed(string asked) => Verify.Analyzes($$"""
        public abstract record Answer;
        public sealed record Yes : Answer;
        public sealed record No : Answer;
        public static class Tools
        {
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            private static Answer One() => Ask() ? new Yes() : new No();
            private static Dictionary<string, bool> Many() => Ask() ? [] : new() { ["ok"] = false };
            [McpServerTool] public static void Run(string path) { {{asked}} [|Directory.Delete(path, true)|]; }
        }
        """);

    [Fact]
    public Task A_delegate_from_outside_is_not_followed() => Verify.Analyzes("""
        public sealed class Tools(Action<string> act, List<Action<string>> acts)
        {
            [McpServerTool] public void One(string path) => act(path);
            [McpServerTool] public void All(string path) { foreach (var each in acts) each(path); }
            public static Tools Make() => new(Wiper.Wipe, [Wiper.Wipe]);
        }
        """ + Wiper);

    [Fact]
    public Task A_builder_of_asynchronous_methods_is_not_followed() => Verify.Analyzes("""
        using System.Runtime.CompilerServices;
        [AsyncMethodBuilder(typeof(WipingBuilder))]
        public sealed class Wiped { public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }
        public sealed class WipingBuilder
        {
            public static WipingBuilder Create() => new();
            public Wiped Task { get; } = new();
            public void Start<T>(ref T machine) where T : IAsyncStateMachine => machine.MoveNext();
            public void SetStateMachine(IAsyncStateMachine machine) { }
            public void SetResult() => Directory.Delete("/data", true);
            public void SetException(Exception exception) { }
            public void AwaitOnCompleted<A, S>(ref A awaiter, ref S machine) where A : INotifyCompletion where S : IAsyncStateMachine { }
            public void AwaitUnsafeOnCompleted<A, S>(ref A awaiter, ref S machine) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine { }
        }
        public static class Tools
        {
            private static async Wiped Clean() => await Task.Yield();
            [McpServerTool] public static async Task Run() => await Clean();
        }
        """);

    [Fact]
    public Task Reflection_and_dynamic_are_not_followed() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Reflect(string path) => typeof(Wiper).GetMethod("Wipe")!.Invoke(null, [path]);
            [McpServerTool] public static void Dynamic(dynamic store, string path) => store.Drop(path);
        }
        """ + Wiper);

    [Fact]
    public Task An_approval_that_names_nothing_counts_for_whatever_follows() => Verify.Analyzes("""
        public sealed class Tools(string shown)
        {
            private readonly string _shown = shown;
            [AgentGuard(Protections.Approval)] private static void Ask(string path) { }
            [McpServerTool] public void Clean(string path) { Ask("Sure?"); Directory.Delete(path, true); }
            [McpServerTool] public void Tidy(string path) { Ask(_shown); Directory.Delete(path, true); }
        }
        """);

    [Fact]
    public Task A_token_that_is_kept_elsewhere_is_only_said_to_be_no_guard() => Verify.Analyzes("""
        public interface ITokens { Task<string> IssueAsync(string path); Task<bool> TakeAsync(string token); } // a database, say
        public sealed class Tools(ITokens tokens)
        {
            [McpServerTool] public Task<string> Prepare(string path) => tokens.IssueAsync(path);
            [McpServerTool] public async Task Clean(string path, string token)
            {
                if (!await tokens.TakeAsync(token)) return;
                [|Directory.Delete(path, true)|];
            }
        }
        """);

    [Fact]
    public Task A_yes_that_is_handed_to_what_also_acts_without_it_is_not_known_there() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(McpServer server, string path)
            {
                var answer = await server.ElicitAsync<Form>($"Delete {path}?");
                [|Wipe(path, answer is { IsAccepted: true, Content.Yes: true })|];
            }
            [McpServerTool] public static async Task Purge(McpServer server, string path)
            {
                var answer = await server.ElicitAsync<Form>($"Delete {path}?");
                [|new Deletion(answer is { IsAccepted: true, Content.Yes: true }).Run(path)|];
            }
            private static void Wipe(string path, bool confirmed) { Tidy(path); if (!confirmed) throw new UnauthorizedAccessException(); Directory.Delete(path, true); }
            private static void Tidy(string path) { if (File.Exists("tidy")) File.Delete(path + ".lock"); }
            private sealed class Deletion(bool confirmed) { public void Run(string path) { if (confirmed) Directory.Delete(path, true); } }
        }
        public sealed record Form(bool Yes);
        """);

    [Theory]
    [InlineData("await Ask(path).ContinueWith(answer => { if (answer.Result) [|Directory.Delete(path, true)|]; });")]
    [InlineData("if ((await Task.WhenAll(Ask(path), Ask(path))).All(static yes => yes)) [|Directory.Delete(path, true)|];")]
    public Task Answers_that_a_continuation_or_a_list_holds_are_no_yes(string body) => Verify.Unprotected($$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path) { {{body}} }

            [AgentGuard(Protections.Approval)] private static Task<bool> Ask(string what) => Task.FromResult(what.Length > 3);
        }
        """);

    [Fact]
    public Task A_compiled_expression_is_not_followed() => Verify.Analyzes("""
        public static class Tools
        {
            [McpServerTool] public static void Run(string path)
            {
                System.Linq.Expressions.Expression<Action> act = () => Directory.Delete(path, true);
                act.Compile()();
            }
        }
        """);

    [Fact]
    public Task A_tool_in_generated_code_is_not_reported() => Verify.Analyzes(
        "",
        ("Tools.g.cs", "public static class Tools { [McpServerTool] public static void Clean(string path) => Directory.Delete(path, true); }"));

    [Fact]
    public Task A_filter_from_elsewhere_is_not_known_as_a_guard() => Verify.Analyzes("""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) => [|Directory.Delete(path, true)|];
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(Asking));
            private static McpRequestFilter<CallToolRequestParams, CallToolResult> Asking { get; } = next => async (context, token) =>
            {
                await AgentGuard.EnsureApprovedAsync("call", cancellationToken: token);
                return await next(context, token);
            };
        }
        """);

    [Fact]
    public Task Names_in_a_list_are_not_told_apart() => Verify.Analyzes("""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            private static readonly string[] Dangerous = ["clean"];
            [McpServerTool] public static void Clean(string path) => [|Directory.Delete(path, true)|];
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, token) =>
            {
                if (Dangerous.Contains(context.Params!.Name))
                    await AgentGuard.EnsureApprovedAsync("call", cancellationToken: token);
                return await next(context, token);
            }));
        }
        """);

    [Fact]
    public Task A_wrapper_that_limits_or_comes_from_a_method_is_not_known_as_a_guard() => Verify.Analyzes("""
        public sealed class Limited(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token)
            {
                EnsureAllowed(arguments);
                return base.InvokeCoreAsync(arguments, token);
            }
            [AgentGuard(Protections.Scope)] private static void EnsureAllowed(AIFunctionArguments arguments) { }
        }
        public sealed class Asking(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token)
            {
                AgentGuard.EnsureApproved(Name);
                return base.InvokeCoreAsync(arguments, token);
            }
        }
        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public static void Wipe(string path) => Directory.Delete(path, true);
            public object[] Tool() => [new Limited(AIFunctionFactory.Create([|Clean|])), Asks(AIFunctionFactory.Create([|Wipe|]))];
            private static AIFunction Asks(AIFunction inner) => new Asking(inner);
        }
        """);

    [Fact]
    public Task A_function_of_ones_own_class_is_not_known_to_run_in_a_chat_client() => Verify.Analyzes("""
        public sealed class Wipe : AIFunction
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token) { [|Directory.Delete("/data", true)|]; return default; }
        }
        public class Tools
        {
            public object Options() => new ChatOptions { Tools = [new Wipe()] };
            public void Start(FunctionInvokingChatClient client) => client.FunctionInvoker = async (context, token) =>
            {
                await AgentGuard.EnsureApprovedAsync("call", cancellationToken: token);
                return await context.Function.InvokeAsync(context.Arguments, token);
            };
        }
        """);

    [Fact]
    public Task A_listing_that_is_handed_to_a_helper_names_its_targets() => Verify.AnalyzesFor(RuleIds.UnboundedOperation, """
        public static class Tools
        {
            [McpServerTool] public static void Clean(string folder) => Delete(Directory.GetFiles(folder));
            private static void Delete(string[] files) { foreach (var file in files) File.Delete(file); }
        }
        """);

    [Fact]
    public Task A_verb_that_is_set_in_another_body_is_not_seen() => Verify.Analyzes("""
        using System.Net.Http;
        public static class Tools
        {
            [McpServerTool] public static async Task Run(string id)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, id);
                Turn(request);
                await new HttpClient().SendAsync(request);
            }
            private static void Turn(HttpRequestMessage request) => request.Method = HttpMethod.Delete;
        }
        """);

    [Theory]
    [InlineData("Made(id)")]
    [InlineData("_kept")]
    public Task A_setting_of_a_request_that_is_given_back_or_kept_is_not_seen(string request) => Verify.AnalyzesFor(RuleIds.RecoveryOff, $$"""
        using Amazon.S3; using Amazon.S3.Model;
        public class Tools(IAmazonS3 s3)
        {
            private DeleteObjectRequest _kept = new() { BypassGovernanceRetention = true };
            [McpServerTool] public Task Run(string id) => s3.DeleteObjectAsync({{request}});
            private static DeleteObjectRequest Made(string id) => new() { Key = id, BypassGovernanceRetention = true };
            private void Change() => _kept = new();
        }
        """);

    [Theory]
    [InlineData("if (!GovernanceKernel.Evaluate(path).Allowed) return;")] // of AgentGovernance
    [InlineData("if (server is null) throw new InputRequiredException(new Dictionary<string, InputRequest>(), \"state\");")] // nobody reads the answer
    public Task Guards_of_other_packages_are_declared_by_hand(string guard) => Verify.Analyzes($$"""
        public static class Tools
        {
            [McpServerTool] public static void Clean(McpServer server, string path)
            {
                {{guard}}
                [|Directory.Delete(path, true)|];
            }
        }
        public static class GovernanceKernel { public static Verdict Evaluate(string tool) => new(); }
        public sealed class Verdict { public bool Allowed => Environment.TickCount > 0; }
        """);

    [Fact]
    public Task Declared_they_count() => Verify.WithFile("AgentSafety.Guards.txt", "M:GovernanceKernel.Evaluate(System.String); approval; member=Allowed", """
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path)
            {
                if (!GovernanceKernel.Evaluate(path).Allowed) return;
                Directory.Delete(path, true);
            }
        }
        public static class GovernanceKernel { public static Verdict Evaluate(string tool) => new(); }
        public sealed class Verdict { public bool Allowed => Environment.TickCount > 0; }
        """);

    [Fact]
    public Task A_function_that_is_only_offered_is_taken_to_be_run() => Verify.Analyzes("""
        using Microsoft.SemanticKernel;
        public static class Tools
        {
            [KernelFunction] public static void Clean(string path) => [|Directory.Delete(path, true)|];
            public static object Settings() => FunctionChoiceBehavior.Auto(autoInvoke: false);
        }
        """);

    [Theory]
    [InlineData("context => new(Always)")]
    [InlineData("context => { foreach (var _ in new[] { 1 }) return new(true); return new(false); }")]
    [InlineData("context => new(context.FunctionCallContent.Name.Length > 0)")]
    public Task A_rubber_stamp_that_decides_by_something_is_not_claimed(string rule) => Verify.AnalyzesFor(RuleIds.RubberStamp, $$"""
        #pragma warning disable MAAI001 // a preview of its SDK
        using Microsoft.Agents.AI;
        public static class Tools
        {
            private static readonly bool Always = true;
            public static object Options() => new ToolApprovalAgentOptions { AutoApprovalRules = [{{rule}}] };
        }
        """);

    [Theory]
    [InlineData("_sql = sql; Execute();")]
    [InlineData("Again(sql, 3);")]
    public Task A_text_that_is_kept_or_goes_round_is_not_followed(string body) => Verify.Analyzes($$"""
        public sealed class Tools(System.Data.Common.DbConnection db)
        {
            private string _sql = "";
            [McpServerTool] public void Run(string sql) { {{body}} }
            private void Execute() => db.Execute(_sql);
            private void Again(string sql, int times) { if (times > 0) Again(sql, times - 1); else Once(sql); }
            private void Once(string sql) { if (sql.Length > 9) Again(sql, 0); db.Execute(sql); }
        }
        """);

    [Theory]
    [InlineData("Process.Start(\"git\", Words(q));")]
    [InlineData("Process.Start(Info(q));")]
    [InlineData("Process.Start(\"git\", One(q));")]
    public Task A_text_that_a_method_yields_or_wraps_is_not_followed(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, $$"""
        using System.Diagnostics;
        public static class Tools
        {
            [McpServerTool] public static void Run(string q) { {{body}} }
            private static IEnumerable<string> Words(string q) { yield return q; }
            private static ProcessStartInfo Info(string q) => new("git", q);
            private static string One(string q) => Two(q) + "";
            private static string Two(string q) => Three(q) + "";
            private static string Three(string q) => Four(q) + "";
            private static string Four(string q) => Five(q) + "";
            private static string Five(string q) => q;
        }
        """);

    [Fact]
    public Task What_a_local_function_sees_is_not_followed() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        using System.Diagnostics;
        public static class Tools
        {
            [McpServerTool] public static void Run(string q)
            {
                Local();
                [|Handed(q)|];
                void Local() => Process.Start(q);
                static void Handed(string program) => Process.Start(program);
            }
        }
        """);

    [Fact]
    public Task A_script_that_another_method_runs_is_not_followed() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        public static class Tools
        {
            [McpServerTool] public static void Run(string code) { var path = Path.GetTempFileName(); File.WriteAllText(path, code); Python(path); }
            private static void Python(string path) => System.Diagnostics.Process.Start("python3", path);
        }
        """);

    [Fact]
    public Task Another_of_the_same_kind_counts_as_made_again() => Verify.AnalyzesFor(RuleIds.Recreation, """
        public static class Tools
        {
            [McpServerTool] public static void Move(System.Data.Common.DbConnection db)
            {
                [|db.Execute("DROP TABLE old_users")|];
                db.Execute("CREATE TABLE audit (id INT)");
            }
        }
        """);

    [Fact]
    public Task A_client_that_is_used_as_it_is_is_taken_to_ask() => Verify.Analyzes("""
        using Microsoft.Agents.AI;
        public static class Setup
        {
            private static void Wipe(string path) => Directory.Delete(path, true);
            public static AIAgent Make(IChatClient client) => new ChatClientAgent(client, new ChatClientAgentOptions
            {
                UseProvidedChatClientAsIs = true,
                ChatOptions = new() { Tools = [new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Wipe))] },
            });
        }
        """);

    [Fact]
    public Task An_answer_that_another_method_asked_for_is_not_followed() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        public static class App
        {
            public static async Task RunAsync(IChatClient client) => System.Diagnostics.Process.Start("bash", $"-c \"{await AskAsync(client)}\"");
            private static async Task<string> AskAsync(IChatClient client) => (await client.GetResponseAsync("What now?")).Text;
        }
        """);

    [Fact]
    public Task An_executor_that_a_framework_brings_along_is_not_reported() => Verify.Analyzes("""
        public static class Setup
        {
            public static ChatOptions Options() => new() { Tools = [new HostedCodeInterpreterTool()] };
        }
        """);

    [Fact]
    public Task A_process_whose_number_a_helper_is_handed_is_taken_to_be_somebodys() => Verify.Analyzes("""
        using System.Diagnostics;
        public static class Tools
        {
            [McpServerTool] public static void Build() { using var build = Process.Start("dotnet", "build"); if (!build.WaitForExit(1000)) [|End(build.Id)|]; }
            private static void End(int id) => Process.GetProcessById(id).Kill(entireProcessTree: true);
        }
        """);

    [Fact]
    public Task A_command_that_another_method_encodes_is_not_followed() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        using System.Diagnostics;
        public static class Tools
        {
            [McpServerTool] public static void Run(string command) => Process.Start("pwsh", $"-EncodedCommand {Encoded(command)}");
            private static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(text));
        }
        """);
}
