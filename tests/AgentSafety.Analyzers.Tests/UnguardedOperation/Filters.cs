namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>Code that a framework puts before what it runs guards it, if it is registered and may do without going on.</summary>
public sealed class Filters
{
    private const string Guards = """

        public static class Approvals
        {
            [AgentGuard(Protections.Approval)] public static Task<bool> AskAsync(string what, object? with = null) => Task.FromResult(Console.ReadLine() == "yes");
        }
        """;

    private const string Asks = "async (context, token) => await Approvals.AskAsync(\"call\") ? await next(context, token) : new CallToolResult { IsError = true }";

    [Theory]
    [InlineData("builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => " + Asks + "))", "Directory.Delete(path, true)")]
    [InlineData("builder.WithRequestFilters(filters => filters.AddCallToolFilter(Asking))", "Directory.Delete(path, true)")]
    [InlineData("builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => (context, token) => Ask(next, context, token)))", "Directory.Delete(path, true)")]
    [InlineData("builder.WithRequestFilters(filters => { filters.AddCallToolFilter(next => next); filters.AddCallToolFilter(Asking); })", "Directory.Delete(path, true)")]
    [InlineData("options.Filters.Request.CallToolFilters.Add(next => " + Asks + ")", "Directory.Delete(path, true)")]
    [InlineData("builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, token) => { Console.WriteLine(context); return await next(context, token); }))", "[|Directory.Delete(path, true)|]")] // observes only
    [InlineData("builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, token) => { await Approvals.AskAsync(\"call\"); return await next(context, token); }))", "[|Directory.Delete(path, true)|]")]
    [InlineData("builder.WithRequestFilters(filters => filters.AddGetPromptFilter(next => async (context, token) => await Approvals.AskAsync(\"x\") ? await next(context, token) : new GetPromptResult()))", "[|Directory.Delete(path, true)|]")] // of prompts
    [InlineData("builder.WithMessageFilters(filters => filters.AddIncomingFilter(next => async (context, token) => { if (await Approvals.AskAsync(\"x\")) await next(context, token); }))", "[|Directory.Delete(path, true)|]")] // sees all messages
    [InlineData("builder.WithRequestFilters(filters => filters.AddCallToolFilter(Kept))", "[|Directory.Delete(path, true)|]")] // made elsewhere
    [InlineData("options", "[|Directory.Delete(path, true)|]")] // nobody registers it
    public Task Of_a_server(string registration, string operation) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) => {{operation}};
            public static object Start(IMcpServerBuilder builder, McpServerOptions options) { var started = {{Value(registration)}}; return options; }
            public static McpRequestFilter<CallToolRequestParams, CallToolResult> Kept { get; set; } = next => next;
            private static McpRequestHandler<CallToolRequestParams, CallToolResult> Asking(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => {{Asks}};
            private static async ValueTask<CallToolResult> Ask(McpRequestHandler<CallToolRequestParams, CallToolResult> next, RequestContext<CallToolRequestParams> context, CancellationToken token) =>
                await Approvals.AskAsync("call") ? await next(context, token) : new CallToolResult { IsError = true };
        }
        """ + Guards);

    /// <summary>A call that returns nothing isn't a value.</summary>
    private static string Value(string registration) => registration.Contains(".Add(next", StringComparison.Ordinal) ? $"0; {registration}" : registration;

    [Theory]
    [InlineData("context.Params!.Name == \"drop\" && !await Approvals.AskAsync(\"drop\")", false, true)]
    [InlineData("context.Params?.Name is \"drop\" or \"wipe_all\" && !await Approvals.AskAsync(\"drop\")", false, false)]
    [InlineData("context.Params!.Name is not \"drop\" && !await Approvals.AskAsync(\"all but one\")", true, false)]
    [InlineData("context.Params!.Name != \"wipe_all\" && !await Approvals.AskAsync(\"all but one\")", false, true)]
    [InlineData("string.Equals(context.Params!.Name, \"wipe_all\") && !await Approvals.AskAsync(\"one\")", true, false)]
    [InlineData("context.Params!.Name.StartsWith('w') && !await Approvals.AskAsync(\"some\")", true, true)] // not understood: no guard
    public Task One_that_asks_for_a_name_guards_the_functions_of_that_name(string denied, bool drops, bool wipes) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            [McpServerTool(Name = "drop")] public static void Clean(string path) => {{Marked(drops)}};
            [McpServerTool] public static async Task WipeAllAsync(string path) => {{Marked(wipes)}};
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, token) =>
            {
                if ({{denied}})
                    return new CallToolResult { IsError = true };
                return await next(context, token);
            }));
        }
        """ + Guards);

    /// <summary>As ModelContextProtocol 2.4 and Semantic Kernel 1.82 were seen to call them.</summary>
    [Theory]
    [InlineData("[McpServerTool] public static void WipeURLForID(string path) => {0};", "wipe_url_for_id", false)]
    [InlineData("[McpServerTool] public static void WipeURLForID(string path) => {0};", "wipe_urlfor_id", true)]
    [InlineData("[McpServerTool] public static void WipeAsync(string path) => {0};", "wipe", true)] // nobody awaits it
    [InlineData("[McpServerTool] public static void WipeAsync(string path) => {0};", "wipe_async", false)]
    [InlineData("[McpServerTool] public static async ValueTask _Wipe__V2Async(string path) {{ await Task.Yield(); {0}; }}", "wipe_v2", false)]
    [InlineData("public static object Tool() {{ return McpServerTool.Create({1}); static void Wipe(string path) => Directory.Delete(path, true); }}", "wipe", true)] // called what the compiler makes of it
    [InlineData("public static object Tool(IMcpServerBuilder builder) => builder.WithCallToolHandler({2}); static async ValueTask<CallToolResult> Handle(RequestContext<CallToolRequestParams> request, CancellationToken token) {{ await Task.Yield(); Directory.Delete(request.Params!.Name, true); return new(); }}", "handle", true)] // answers to all names
    public Task A_name_is_the_one_that_the_framework_gives(string tool, string asked, bool isReported) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            {{string.Format(null, tool, Marked(isReported), isReported ? "[|Wipe|]" : "Wipe", isReported ? "[|Handle|]" : "Handle")}}
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, token) =>
            {
                if (context.Params!.Name is "{{asked}}" && !await Approvals.AskAsync("call"))
                    return new CallToolResult { IsError = true };
                return await next(context, token);
            }));
        }
        """ + Guards);

    [Fact]
    public Task A_switch_over_names_falls_through_for_the_others() => Verify.Analyzes("""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            [McpServerTool(Name = "drop")] public static void Drop(string path) => Directory.Delete(path, true);
            [McpServerTool(Name = "wipe")] public static void Wipe(string path) => Directory.Delete(path, true);
            [McpServerTool(Name = "purge")] public static void Purge(string path) => [|Directory.Delete(path, true)|];
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, token) =>
            {
                var name = context.Params!.Name;
                switch (name)
                {
                    case "drop" or "wipe" when !await Approvals.AskAsync(name):
                        return new CallToolResult { IsError = true };
                    default:
                        return await next(context, token);
                }
            }));
        }
        """ + Guards);

    private static string Marked(bool isReported) => isReported ? "[|Directory.Delete(path, true)|]" : "Directory.Delete(path, true)";

    [Theory]
    [InlineData("client.FunctionInvoker = async (context, token) => await Approvals.AskAsync(context.Function.Name) ? await context.Function.InvokeAsync(context.Arguments, token) : \"denied\"", "Clean")]
    [InlineData("chat.UseFunctionInvocation(configure: each => each.FunctionInvoker = Asking)", "Clean")]
    [InlineData("new AskingClient(inner)", "Clean")]
    [InlineData("client.FunctionInvoker = async (context, token) => { Console.WriteLine(context); return await context.Function.InvokeAsync(context.Arguments, token); }", "[|Clean|]")] // observes only
    [InlineData("client.FunctionInvoker = async (context, token) => await RunAsync(context, token)", "[|Clean|]")]
    [InlineData("new ObservingClient(inner)", "[|Clean|]")]
    [InlineData("chat.UseFunctionInvocation()", "[|Clean|]")]
    [InlineData("chat.UseLogging()", "[|Clean|]")]
    public Task Of_a_chat_client(string registration, string code) => Verify.Analyzes($$"""
        public static class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public static ChatOptions Options() => new() { Tools = [AIFunctionFactory.Create({{code}})] };
            public static object? Start(FunctionInvokingChatClient client, ChatClientBuilder chat, IChatClient inner) => {{registration}};
            private static async ValueTask<object?> Asking(FunctionInvocationContext context, CancellationToken token) => await Approvals.AskAsync("call") ? await RunAsync(context, token) : null;
            private static ValueTask<object?> RunAsync(FunctionInvocationContext context, CancellationToken token) => context.Function.InvokeAsync(context.Arguments, token);
        }
        public sealed class AskingClient(IChatClient inner) : FunctionInvokingChatClient(inner)
        {
            protected override async ValueTask<object?> InvokeFunctionAsync(FunctionInvocationContext context, CancellationToken token) =>
                await Approvals.AskAsync("call") ? await base.InvokeFunctionAsync(context, token) : null;
        }
        public sealed class ObservingClient(IChatClient inner) : FunctionInvokingChatClient(inner)
        {
            protected override ValueTask<object?> InvokeFunctionAsync(FunctionInvocationContext context, CancellationToken token) => base.InvokeFunctionAsync(context, token);
        }
        """ + Guards);

    [Fact]
    public Task A_chat_client_asks_for_what_it_runs_and_a_server_does_not() => Verify.Analyzes("""
        public static class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public static object Chat() => new ChatOptions { Tools = [AIFunctionFactory.Create((string path) => Clean(path))] };
            public static object Server() => McpServerTool.Create(AIFunctionFactory.Create([|Clean|]));
            public static void Start(FunctionInvokingChatClient client) =>
                client.FunctionInvoker = async (context, token) => await Approvals.AskAsync("call") ? await context.Function.InvokeAsync(context.Arguments, token) : null;
        }
        """ + Guards);

    [Theory]
    [InlineData("builder.Use(async (agent, context, next, token) => await Approvals.AskAsync(context.Function.Name) ? await next(context, token) : \"denied\")", "Clean")]
    [InlineData("builder.Use(async (agent, context, next, token) => context.Function.Name == \"Clean\" && !await Approvals.AskAsync(\"x\") ? null : await next(context, token))", "Clean")]
    [InlineData("builder.Use(async (agent, context, next, token) => context.Function.Name == \"other\" && !await Approvals.AskAsync(\"x\") ? null : await next(context, token))", "[|Clean|]")]
    [InlineData("builder.Use(async (agent, context, next, token) => { Console.WriteLine(context); return await next(context, token); })", "[|Clean|]")]
    [InlineData("builder.UseToolApproval()", "[|Clean|]")] // answers what nobody asks
    public Task Of_an_agent(string registration, string code) => Verify.Analyzes($$"""
        using Microsoft.Agents.AI;
        public static class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public static AIAgent Agent(IChatClient client) => new ChatClientAgent(client, tools: [AIFunctionFactory.Create({{code}})]);
            public static object Start(AIAgentBuilder builder) => {{registration}};
        }
        """ + Guards);

    [Theory]
    [InlineData("FunctionInvocationContext", "Clean")]
    [InlineData("string", "[|Clean|]")] // of something else
    public Task Of_an_agent_of_the_previews(string context, string code) => Verify.WithOnly(
        """
        namespace Microsoft.Extensions.AI
        {
            public abstract class AIFunction { public string Name => ""; public void InvokeAsync() { } }
            public static class AIFunctionFactory { public static AIFunction Create(Delegate method) => null!; }
            public sealed class ApprovalRequiredAIFunction(AIFunction inner) : AIFunction { public AIFunction Inner => inner; }
            public sealed class FunctionInvocationContext { public AIFunction Function => null!; }
        }
        namespace Microsoft.Agents.AI
        {
            public sealed class AIAgentBuilder;
            public static class AIAgentBuilderExtensions { public static AIAgentBuilder Use<T>(this AIAgentBuilder builder, Func<T, Func<T, Task>, Task> middleware) => builder; }
        }
        """,
        $$"""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using AgentSafety;
        public static class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public static object Tool() => AIFunctionFactory.Create({{code}});
            public static object Start(AIAgentBuilder builder) => builder.Use<{{context}}>(async (context, next) => { await AgentGuard.EnsureApprovedAsync("call"); await next(context); });
        }
        """);

    [Theory]
    [InlineData("services.AddSingleton<IFunctionInvocationFilter, AskingFilter>()", "Directory.Delete(path, true)")]
    [InlineData("services.AddSingleton<IAutoFunctionInvocationFilter>(new AskingFilter())", "Directory.Delete(path, true)")]
    [InlineData("services.AddTransient<IAutoFunctionInvocationFilter>(_ => new AskingFilter())", "Directory.Delete(path, true)")]
    [InlineData("kernel.AutoFunctionInvocationFilters.Add(new AskingFilter())", "Directory.Delete(path, true)")]
    [InlineData("services.AddSingleton<IFunctionInvocationFilter, ObservingFilter>()", "[|Directory.Delete(path, true)|]")]
    [InlineData("services.AddSingleton<AskingFilter>()", "[|Directory.Delete(path, true)|]")] // as itself: no kernel finds it
    [InlineData("new AskingFilter().ToString()", "[|Directory.Delete(path, true)|]")] // not registered
    public Task Of_a_kernel(string registration, string operation) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.SemanticKernel;
        public static class Tools
        {
            [KernelFunction] public static void Clean(string path) => {{operation}};
            public static void Start(IServiceCollection services, Kernel kernel) { {{registration}}; }
        }
        public sealed class AskingFilter : IFunctionInvocationFilter, IAutoFunctionInvocationFilter
        {
            public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
            {
                if (await Approvals.AskAsync(context.Function.Name))
                    await next(context);
            }
            public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
            {
                ArgumentNullException.ThrowIfNull(next);
                if (await Approvals.AskAsync(context.Function.Name)) { await next(context); return; }
                context.Terminate = true;
            }
        }
        public sealed class ObservingFilter : IFunctionInvocationFilter
        {
            public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next) { Console.WriteLine(context); await next(context); }
        }
        """.Replace("(FunctionInvocationContext ", "(Microsoft.SemanticKernel.FunctionInvocationContext ", StringComparison.Ordinal).Replace("Func<FunctionInvocationContext,", "Func<Microsoft.SemanticKernel.FunctionInvocationContext,", StringComparison.Ordinal) + Guards);

    [Theory]
    [InlineData("[McpServerTool, KernelFunction]")]
    [InlineData("[KernelFunction, McpServerTool]")]
    public Task What_one_framework_asks_another_does_not(string attributes) => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.SemanticKernel;
        public static class Tools
        {
            {{attributes}} public static void Clean(string path) => [|Directory.Delete(path, true)|];
            [McpServerTool] public static void Wipe(string path) => Directory.Delete(path, true);
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => {{Asks}}));
        }
        """ + Guards);

    [Fact]
    public Task Marked_for_one_and_handed_to_another() => Verify.Analyzes($$"""
        using Microsoft.Extensions.DependencyInjection;
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) => Directory.Delete(path, true);
            public static object Chat() => new ChatOptions { Tools = [AIFunctionFactory.Create([|Clean|])] };
            public static object Start(IMcpServerBuilder builder) => builder.WithRequestFilters(filters => filters.AddCallToolFilter(next => {{Asks}}));
        }
        """ + Guards);

    [Theory]
    [InlineData("[Authorize(Roles = \"admin\")]", "WithHttpTransport", "", "Directory.Delete(path, true)")]
    [InlineData("[Authorize(\"admins\")]", "WithHttpTransport", "WithStdioServerTransport", "Directory.Delete(path, true)")]
    [InlineData("[Authorize(Policy = \"admins\")]", "", "", "Directory.Delete(path, true)")]
    [InlineData("[Authorize]", "WithHttpTransport", "", "[|Directory.Delete(path, true)|]")] // anybody who is known
    [InlineData("[Authorize(Roles = \"admin\")]", "WithStdioServerTransport", "", "[|Directory.Delete(path, true)|]")] // ignored there
    [InlineData("[Authorize(Roles = \"admin\"), AllowAnonymous]", "WithHttpTransport", "", "[|Directory.Delete(path, true)|]")]
    public Task Who_may_call_a_tool_is_scope(string attribute, string transport, string other, string operation) => Verify.Analyzes($$"""
        using Microsoft.AspNetCore.Authorization;
        public static class Tools
        {
            [McpServerTool, {{attribute[1..]}} public static void Clean(string path) => {{operation}};
            public static void Start() { {{(transport.Length > 0 ? $"Server.{transport}();" : "")}} {{(other.Length > 0 ? $"Server.{other}();" : "")}} }
        }
        """ + AspNet);

    [Fact]
    public Task Scope_is_no_approval() => Verify.AnalyzesFor("AGS1002", """
        using Microsoft.AspNetCore.Authorization;
        public static class Tools
        {
            [McpServerTool, Authorize(Roles = "admin")] public static Task Clean(Amazon.S3.IAmazonS3 s3, string bucket) => [|s3.DeleteBucketAsync(bucket)|];
        }
        """ + AspNet);

    private const string AspNet = """

        namespace Microsoft.AspNetCore.Authorization
        {
            public class AuthorizeAttribute(string? policy = null) : Attribute { public string? Roles { get; set; } public string? Policy { get; set; } = policy; }
            public class AllowAnonymousAttribute : Attribute;
        }
        public static class Server { public static void WithHttpTransport() { } public static void WithStdioServerTransport() { } }
        """;
}
