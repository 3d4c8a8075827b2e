using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS2005: approval that was asked for, and who calls the function doesn't look for it.</summary>
public sealed class LostApprovals
{
    private const string Frameworks = """

        namespace Microsoft.SemanticKernel
        {
            public abstract class KernelFunction : AIFunction;
            public abstract class KernelPlugin { public IEnumerable<AIFunction> AsAIFunctions(object? kernel = null) => []; }
            public static class AIFunctionExtensions { public static KernelFunction AsKernelFunction(this AIFunction function) => null!; }
        }
        namespace AutoGen.Core
        {
            public class FunctionCallMiddleware { public FunctionCallMiddleware(IEnumerable<AIFunction> functions, string? name = null) { } }
        }
        namespace Ours
        {
            public static class Extensions { public static AIFunction AsKernelFunction(this AIFunction function) => function; }
        }
        public sealed class Named(AIFunction inner) : DelegatingAIFunction(inner) { public override string Name => "named"; }
        public sealed class Gated(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) => new("denied");
        }
        """;

    private const string Asking = "new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Clean))";

    [Theory]
    [InlineData("McpServerTool.Create([|" + Asking + "|])")]
    [InlineData("McpServerTool.Create([|asking|], new() { Destructive = true })")]
    [InlineData("McpServerTool.Create([|new Named(asking)|])")]
    [InlineData("Microsoft.SemanticKernel.AIFunctionExtensions.AsKernelFunction([|asking|])")]
    [InlineData("new FunctionCallMiddleware([[|asking|], plain])")]
    [InlineData("new FunctionCallMiddleware(new AIFunction[] { [|new Named(asking)|] })")]
    [InlineData("new FunctionCallMiddleware([|all.Select(each => new ApprovalRequiredAIFunction(each))|])")]
    [InlineData("AIFunctionFactory.Create(async (AIFunctionArguments with) => await [|asking.InvokeAsync(with)|], \"clean\")")]
    [InlineData("AIFunctionFactory.Create((AIFunctionArguments with) => { return [|asking.InvokeAsync(with)|]; }, \"clean\")")]
    [InlineData("AIFunctionFactory.Create(async (string path) => await [|" + Asking + ".InvokeAsync(new() { [\"path\"] = path })|])")]
    [InlineData("McpServerTool.Create(plain)")] // nobody asked for it
    [InlineData("McpServerTool.Create(new Gated(asking))")] // asks by itself
    [InlineData("McpServerTool.Create(Clean)")]
    [InlineData("Microsoft.SemanticKernel.AIFunctionExtensions.AsKernelFunction(plain)")]
    [InlineData("Ours.Extensions.AsKernelFunction(asking)")]
    [InlineData("new ChatOptions { Tools = [asking] }")]
    [InlineData("new ChatOptions { Tools = [new Named(asking)] }")]
    [InlineData("all.Append(asking)")]
    [InlineData("asking.InvokeAsync()")] // by the program, not by an agent
    [InlineData("AIFunctionFactory.Create(async (AIFunctionArguments with) => with.Count > 1 ? await asking.InvokeAsync(with) : null, \"clean\")")] // may ask by itself
    [InlineData("AIFunctionFactory.Create(async (AIFunctionArguments with) => { AgentGuard.EnsureApproved(\"x\"); return await asking.InvokeAsync(with); }, \"clean\")")]
    [InlineData("plugin.AsAIFunctions()")] // no filter is there to be passed by
    public Task It_is_lost_where_nobody_looks_for_it(string expression) => Verify.AnalyzesFor(RuleIds.LostApproval, Tools(expression));

    [Theory]
    [InlineData("McpServerTool.Create(" + Asking + ")")]
    [InlineData("Microsoft.SemanticKernel.AIFunctionExtensions.AsKernelFunction(" + Asking + ")")]
    [InlineData("AIFunctionFactory.Create(async (string path) => await " + Asking + ".InvokeAsync(new() { [\"path\"] = path }))")]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create([|Clean|]))")]
    [InlineData("McpServerTool.Create(new Named(AIFunctionFactory.Create([|Clean|])))")]
    public Task It_stands_in_place_of_the_warning_that_nothing_guards(string expression) => Verify.Analyzes(Tools(expression));

    [Fact]
    public Task A_function_kept_in_a_local_is_followed() => Verify.AnalyzesFor(RuleIds.LostApproval, """
        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public object Once() { AIFunction tool = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Clean)); return McpServerTool.Create([|tool|]); }
            public object Twice() { AIFunction tool = AIFunctionFactory.Create(Clean); tool = new ApprovalRequiredAIFunction(tool); return McpServerTool.Create(tool); }
        }
        """);

    [Fact]
    public Task What_we_do_not_say_is_said_as_before() => Verify.Analyzes("""
        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public object Twice() { AIFunction tool = AIFunctionFactory.Create([|Clean|]); tool = new ApprovalRequiredAIFunction(tool); return McpServerTool.Create(tool); }
        }
        """);

    [Fact]
    public Task A_realtime_client_does_not_ask() => Verify.AnalyzesFor(RuleIds.LostApproval, """
        #pragma warning disable MEAI001 // a preview of its SDK
        public class Tools
        {
            public object Session(ApprovalRequiredAIFunction asking, AIFunction plain) => new RealtimeSessionOptions { Tools = [[|asking|], plain] };
            public object Message(ApprovalRequiredAIFunction asking) => new CreateResponseRealtimeClientMessage { Tools = [[|asking|]] };
            public void Set(FunctionInvokingRealtimeClient client, ApprovalRequiredAIFunction asking) => client.AdditionalTools = [[|asking|]];
            public void Add(FunctionInvokingRealtimeClient client, ApprovalRequiredAIFunction asking) => client.AdditionalTools!.Add([|asking|]);
            public void Chat(FunctionInvokingChatClient client, ApprovalRequiredAIFunction asking) => client.AdditionalTools!.Add(asking);
        }
        """);

    [Fact]
    public Task Filters_of_a_kernel_are_passed_by() => Verify.AnalyzesFor(RuleIds.LostApproval, """
        public interface IFunctionInvocationFilter;
        public class Tools
        {
            public object All(Microsoft.SemanticKernel.KernelPlugin plugin) => new ChatOptions { Tools = [.. [|plugin.AsAIFunctions()|]] };
        }
        """ + Frameworks);

    [Theory]
    [InlineData("new ChatOptions { Tools = [[|function|]] }")]
    [InlineData("new ChatOptions { Tools = [.. [|plugin|]] }")]
    [InlineData("new ChatClientAgent(client, tools: [[|kernel.Plugins[\"cloud\"][\"drop\"]|], plain])")]
    [InlineData("options.Tools!.Append(function)")]
    [InlineData("new ChatOptions { Tools = [plain] }")]
    [InlineData("FunctionChoiceBehavior.Auto([function])")] // the kernel calls it
    [InlineData("kernel.Plugins.AddFromFunctions(\"cloud\", [function])")]
    public Task Also_one_by_one(string expression) => Verify.AnalyzesFor(RuleIds.LostApproval, $$"""
        using Microsoft.Agents.AI;
        using Microsoft.SemanticKernel;
        public class Tools
        {
            public IFunctionInvocationFilter? Filter { get; set; }
            public object Use(KernelFunction function, KernelPlugin plugin, Kernel kernel, IChatClient client, ChatOptions options, AIFunction plain) => {{expression}};
        }
        """);

    [Fact]
    public Task Without_filters_there_is_nothing_to_pass_by() => Verify.AnalyzesFor(RuleIds.LostApproval, """
        using Microsoft.SemanticKernel;
        public class Tools { public object Use(KernelFunction function) => new ChatOptions { Tools = [function] }; }
        """);

    private static string Tools(string expression) => $$"""
        using AutoGen.Core;
        using Microsoft.SemanticKernel;

        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public object? Use(ApprovalRequiredAIFunction asking, AIFunction plain, AIFunction[] all, KernelPlugin plugin) => {{expression}};
        }
        """ + Frameworks;
}
