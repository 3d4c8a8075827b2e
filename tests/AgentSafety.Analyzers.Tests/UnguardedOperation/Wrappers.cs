namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A function around a function asks whoever calls it, if it asks before it goes on.</summary>
public sealed class Wrappers
{
    [Theory]
    [InlineData("await AgentGuard.EnsureApprovedAsync(Name, cancellationToken: token); return await base.InvokeCoreAsync(arguments, token);")]
    [InlineData("return await AgentGuard.RunAsync(Name, inner => base.InvokeCoreAsync(arguments, inner).AsTask(), cancellationToken: token);")]
    [InlineData("return await Asked() ? await InnerFunction.InvokeAsync(arguments, token) : null;")]
    [InlineData("if (!await Asked()) return null; return await GoOn(arguments, token);")]
    public Task One_that_asks_before_it_goes_on_is_a_guard(string body) => Verify.Analyzes(Around(body, "Clean"));

    [Theory]
    [InlineData("return await base.InvokeCoreAsync(arguments, token);")]
    [InlineData("if (arguments.Count > 0) await AgentGuard.EnsureApprovedAsync(Name); return await base.InvokeCoreAsync(arguments, token);")]
    [InlineData("var result = await base.InvokeCoreAsync(arguments, token); await AgentGuard.EnsureApprovedAsync(Name); return result;")]
    [InlineData("AgentGuard.EnsureApprovedAsync(Name); return await base.InvokeCoreAsync(arguments, token);")] // not awaited
    [InlineData("await Asked(); return await InnerFunction.InvokeAsync(arguments, token);")]
    [InlineData("if (arguments.Count == 0) return await GoOn(arguments, token); await AgentGuard.EnsureApprovedAsync(Name); return await base.InvokeCoreAsync(arguments, token);")]
    [InlineData("return Later(arguments);")] // how it goes on can't be seen
    public Task One_that_need_not_is_none(string body) => Verify.Analyzes(Around(body, "[|Clean|]"));

    [Theory]
    [InlineData("McpServerTool.Create(new Asking(AIFunctionFactory.Create(Clean)))")]
    [InlineData("McpServerTool.Create(new Derived(AIFunctionFactory.Create(Clean)))")]
    [InlineData("new ChatOptions { Tools = [new Asking(AIFunctionFactory.Create(Clean))] }")]
    [InlineData("new[] { AIFunctionFactory.Create(Clean) }.Select(each => new Asking(each)).ToList()")]
    [InlineData("new RealtimeSessionOptions { Tools = [new Asking(AIFunctionFactory.Create(Clean))] }")]
    [InlineData("McpServerTool.Create(new GuardedAIFunction(AIFunctionFactory.Create(Clean)))")] // of another assembly, which vouches for it
    [InlineData("new[] { AIFunctionFactory.Create(Clean) }.Select(each => new GuardedAIFunction(each)).ToList()")]
    [InlineData("new Vouched(AIFunctionFactory.Create(Clean))")]
    [InlineData("new Scoped(AIFunctionFactory.Create([|Clean|]))")]
    [InlineData("new GatedTool(McpServerTool.Create(Clean))")]
    [InlineData("new OpenTool(McpServerTool.Create([|Clean|]))")]
    [InlineData("new[] { AIFunctionFactory.Create([|Clean|]) }.Select(each => new Named(each)).ToList()")]
    [InlineData("new Ours.Asking(AIFunctionFactory.Create([|Clean|]))")]
    public Task It_holds_wherever_it_is_handed(string expression) => Verify.Analyzes($$"""
        #pragma warning disable MEAI001 // a preview of its SDK
        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public object Tool() => {{expression}};
        }
        public class Asking(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token)
            {
                await AgentGuard.EnsureApprovedAsync(Name, cancellationToken: token);
                return await base.InvokeCoreAsync(arguments, token);
            }
        }
        public sealed class Derived(AIFunction inner) : Asking(inner);
        public sealed class Vouched(AIFunction inner) : DelegatingAIFunction(inner)
        {
            [AgentGuard(Protections.Approval)]
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token) => Elsewhere(arguments);
            private ValueTask<object?> Elsewhere(AIFunctionArguments arguments) => base.InvokeCoreAsync(arguments, default);
        }
        public sealed class Scoped(AIFunction inner) : DelegatingAIFunction(inner)
        {
            [AgentGuard(Protections.Scope)]
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token) => base.InvokeCoreAsync(arguments, token);
        }
        public sealed class Named(AIFunction inner) : DelegatingAIFunction(inner) { public override string Name => "named"; }
        public sealed class GatedTool(McpServerTool inner) : DelegatingMcpServerTool(inner)
        {
            public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken token = default)
            {
                await AgentGuard.EnsureApprovedAsync(request.Params!.Name, cancellationToken: token);
                return await base.InvokeAsync(request, token);
            }
        }
        public sealed class OpenTool(McpServerTool inner) : DelegatingMcpServerTool(inner)
        {
            public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken token = default) => base.InvokeAsync(request, token);
        }
        namespace Ours { public sealed class Asking(AIFunction inner) { public AIFunction Inner => inner; } }
        """);

    [Fact]
    public Task The_first_that_nobody_asks_for_is_said() => Verify.Analyzes("""
        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public object[] Tool() => [new Asking(AIFunctionFactory.Create(Clean)), AIFunctionFactory.Create([|Clean|])];
        }
        public sealed class Asking(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token)
            {
                AgentGuard.EnsureApproved(Name);
                return base.InvokeCoreAsync(arguments, token);
            }
        }
        """);

    private static string Around(string body, string code) => $$"""
        public sealed class Asking(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken token)
            {
                {{body}}
            }
            private ValueTask<object?> GoOn(AIFunctionArguments arguments, CancellationToken token) => base.InvokeCoreAsync(arguments, token);
            private object? Later(AIFunctionArguments arguments) => arguments;
            [AgentGuard(Protections.Approval)] private Task<bool> Asked() => Task.FromResult(Console.ReadLine() == "yes");
        }
        public class Tools
        {
            public static void Clean(string path) => Directory.Delete(path, true);
            public object Tool() => McpServerTool.Create(new Asking(AIFunctionFactory.Create({{code}})));
        }
        """;
}
