using AgentSafety.Rules;
using Microsoft.CodeAnalysis;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The framework's own place to ask: a filter, where the server or the kernel is made.</summary>
public sealed class PutsFilters
{
    private static readonly FixVerifier<PathAnalyzer, PutFilterBeforeFix> Verify = new() { Steps = 1 };
    private static readonly FixVerifier<PathAnalyzer, PutFilterBeforeFix> Nothing = Verify with { Steps = 0 };
    private static readonly FixVerifier<PathAnalyzer, PutFilterBeforeFix> Unreferenced = Verify with { References = TestReferences.Without("AgentSafety") };

    [Fact]
    public Task At_the_end_of_a_chain_over_many_lines() => Verify.Fixes(
        [Tools("[|Directory.Delete(path, true)|]"), Server("\n    .WithStdioServerTransport()\n    .WithTools<ShopTools>()", "")],
        [Tools("Directory.Delete(path, true)"), Server("\n    .WithStdioServerTransport()\n    .WithTools<ShopTools>()", """

                .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (request, cancellationToken) =>
                {
                    if (request.Params?.Name is "wipe_url")
                        await AgentGuard.EnsureApprovedAsync(request.Params.Name, request.Params.Arguments is { } arguments ? string.Join(", ", arguments) : null, cancellationToken);

                    return await next(request, cancellationToken);
                }))
            """, "using AgentSafety;\n")]);

    [Fact]
    public Task On_the_same_line_where_the_chain_is_on_one() => Verify.Fixes(
        [Tools("[|Directory.Delete(path, true)|]"), Server(".WithTools<ShopTools>()", "")],
        [Tools("Directory.Delete(path, true)"), Server(".WithTools<ShopTools>()", """
            .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (request, cancellationToken) =>
            {
                if (request.Params?.Name is "wipe_url")
                    await AgentGuard.EnsureApprovedAsync(request.Params.Name, request.Params.Arguments is { } arguments ? string.Join(", ", arguments) : null, cancellationToken);

                return await next(request, cancellationToken);
            }))
            """, "using AgentSafety;\n")]);

    [Fact]
    public Task One_that_asks_already_asks_for_another() => Verify.Fixes(
        [Tools("[|Directory.Delete(path, true)|]"), Server("", McpFilter("\"wipe\" or // all of it\n            \"clean\""), "using AgentSafety;\n")],
        [Tools("Directory.Delete(path, true)"), Server("", McpFilter("\"wipe\" or // all of it\n            \"clean\" or \"wipe_url\""), "using AgentSafety;\n")]);

    [Fact]
    public Task Once_for_all_that_are_offered() => (Verify with { Steps = 2 }).Fixes(
        [Offered("[|Directory.Delete(path, true)|]", "McpServerTool.Create([|Wipe|])", "Clean(path);"), Server("", "")],
        [Offered("Directory.Delete(path, true)", wipes: "Clean(path);"), Server("", McpFilter("\"Drop it\" or \"wipe\""), "using AgentSafety;\n")]);

    [Fact]
    public Task At_the_client_without_the_guards() => Unreferenced.Fixes(
        [Offered("[|Directory.Delete(path, true)|]"), Server("", "")],
        [Offered("Directory.Delete(path, true)"), Server("", """
            .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (request, cancellationToken) =>
            {
                if (request.Params?.Name is "Drop it")
                {
                    var answer = await request.Server.ElicitAsync(new ElicitRequestParams
                    {
                        Message = $"An agent wants to call '{request.Params.Name}'{(request.Params.Arguments is { } arguments ? " with " + string.Join(", ", arguments) : "")}. Do you approve?",
                        RequestedSchema = new() { Properties = { ["approved"] = new ElicitRequestParams.BooleanSchema { Title = "Yes, do it" } }, Required = new[] { "approved" } },
                    }, cancellationToken);
                    if (!answer.IsAccepted || answer.Content?["approved"].GetBoolean() != true)
                        throw new UnauthorizedAccessException("Not approved.");
                }

                return await next(request, cancellationToken);
            }))
            """).Replace("DependencyInjection;\n", "DependencyInjection;\nusing ModelContextProtocol.Protocol;\n", StringComparison.Ordinal).Replace("using Microsoft", "using System;\nusing Microsoft", StringComparison.Ordinal)]);

    /// <summary>It is asked elsewhere, or not for sure, or for something else: what stands there isn't touched.</summary>
    [Theory]
    [InlineData("AddCallToolFilter", "AddGetPromptFilter")]
    [InlineData("if (request", "if (request.Params is null)\n            return await next(request, cancellationToken);\n        if (request")]
    [InlineData("await AgentGuard.Ensure", "/* AgentGuard.EnsureApprovedAsync */ _ = AgentGuard.Ensure")]
    [InlineData("\"clean\"", "{ Length: > 3 }")]
    public Task A_filter_that_is_another_is_left_alone(string what, string other)
    {
        var filter = McpFilter("\"clean\"").Replace(what, other, StringComparison.Ordinal);
        return Verify.Fixes(
            [Tools("[|Directory.Delete(path, true)|]"), Server("", filter, "using AgentSafety;\n")],
            [Tools("Directory.Delete(path, true)"), Server("", filter + McpFilter("\"wipe_url\""), "using AgentSafety;\n")]);
    }

    [Theory]
    [InlineData("\n    .WithTools<ShopTools>() // all of them\n    ", "\n    .WithTools<ShopTools>() // all of them\n    ", "\n    ")]
    [InlineData("\n    .WithTools(\n        new[] { typeof(ShopTools) })", "\n    .WithTools(\n        new[] { typeof(ShopTools) })\n    ", "")]
    public Task In_the_layout_of_the_chain(string chain, string before, string behind) => Verify.Fixes(
        [Tools("[|Directory.Delete(path, true)|]"), Server(chain, "")],
        [Tools("Directory.Delete(path, true)"), Server(before, McpFilter("\"wipe_url\"").Replace("\n", "\n    ", StringComparison.Ordinal).Replace("\n    \n", "\n\n", StringComparison.Ordinal) + behind, "using AgentSafety;\n")]);

    [Theory]
    [InlineData("services.AddMcpServer()\n#if DEBUG\n            .WithTools<ShopTools>()\n#endif\n            ")] // whose filter would it be?
    [InlineData("Microsoft.Extensions.DependencyInjection.McpServerServiceCollectionExtensions.AddMcpServer(services)")]
    [InlineData("services.AddMcpServer(); services.AddMcpServer()")] // which of them?
    [InlineData("services.ToString()")] // it is made elsewhere
    public Task Not_where_there_is_no_one_place(string made) => Nothing.Fixes(
        [Tools("[|Directory.Delete(path, true)|]"), Server("", "").Replace("services.AddMcpServer()", made, StringComparison.Ordinal)],
        [Tools("[|Directory.Delete(path, true)|]"), Server("", "").Replace("services.AddMcpServer()", made, StringComparison.Ordinal)]);

    [Theory]
    [InlineData("McpServerTool.Create((string path) => [|Directory.Delete(path, true)|])")] // what it is called nobody knows
    [InlineData("McpServerPrompt.Create([|Clean|])")]
    [InlineData("((System.Func<object>)(() => { void Local() => Clean(\"\"); return McpServerTool.Create([|Local|]); }))()")] // called what the compiler makes of it
    [InlineData("Microsoft.Extensions.AI.AIFunctionFactory.Create([|Clean|])")] // who runs it nobody knows
    public Task Not_where_no_filter_of_ours_would_see_it(string made) => Nothing.Fixes([Offered("path.ToString()", made), Server("", "")], [Offered("path.ToString()", made), Server("", "")]);

    [Theory]
    [InlineData("var kernel = new Kernel();", "kernel.FunctionInvocationFilters.Add(new ApprovalFilter());")]
    [InlineData("Kernel kernel = new();", "kernel.FunctionInvocationFilters.Add(new ApprovalFilter());")]
    [InlineData("var kernel = Kernel.CreateBuilder().Build(); // one", "kernel.FunctionInvocationFilters.Add(new ApprovalFilter());")]
    [InlineData("var builder = Kernel.CreateBuilder();", "builder.Services.AddSingleton<IFunctionInvocationFilter, ApprovalFilter>();", true)]
    [InlineData("Kernel kernel; kernel = Kernel.CreateBuilder().Build();", "kernel.FunctionInvocationFilters.Add(new ApprovalFilter());")]
    [InlineData("services.AddKernel().Plugins.AddFromType<Files>();", "services.AddSingleton<IFunctionInvocationFilter, ApprovalFilter>();", true)]
    [InlineData("services.AddKernel();", "services.AddSingleton<IFunctionInvocationFilter, ApprovalFilter>();", true)]
    public Task A_class_behind_the_making_of_a_kernel(string made, string registered, bool isService = false) => Verify.Fixes(
        Kernel(made, "[|Directory.Delete(path, true)|]"),
        Kernel(made, "Directory.Delete(path, true)", "\n        " + registered, isService || made.Contains("services", StringComparison.Ordinal)) + """

        /// <summary>Asks a person before the kernel runs a function that destroys something.</summary>
        internal sealed class ApprovalFilter : IFunctionInvocationFilter
        {
            public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
            {
                if (context.Function.Name is "WipeURL")
                    await AgentGuard.EnsureApprovedAsync(context.Function.Name, string.Join(", ", context.Arguments), context.CancellationToken);

                await next(context);
            }
        }

        """);

    [Theory]
    [InlineData("using var kernel = Nothing();")]
    [InlineData("Use(new Kernel());")]
    [InlineData("var kernel = new Kernel(); } private static void Elsewhere() {")] // who knows what it is for?
    [InlineData("var kernel = new Kernel(); var other = new Kernel();")]
    public Task No_class_where_there_is_no_one_kernel(string made) => Nothing.OffersNothing(Kernel(made, "[|Directory.Delete(path, true)|]"));

    [Fact]
    public Task A_class_of_another_name_behind_the_end_of_an_if() => (Verify with { OutputKind = OutputKind.ConsoleApplication }).Fixes(
        TopLevel("[|Directory.Delete(path, true)|]") + "#if DEBUG\n#else\npublic class ApprovalFilter;\n#endif\n",
        TopLevel("Directory.Delete(path, true)", "using System;\n", "kernel.FunctionInvocationFilters.Add(new FunctionApprovalFilter());\n").Replace("using Microsoft", "using AgentSafety;\nusing Microsoft", StringComparison.Ordinal) + """
        #if DEBUG
        #else
        public class ApprovalFilter;
        #endif

        /// <summary>Asks a person before the kernel runs a function that destroys something.</summary>
        internal sealed class FunctionApprovalFilter : IFunctionInvocationFilter
        {
            public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
            {
                if (context.Function.Name is "wipe")
                    await AgentGuard.EnsureApprovedAsync(context.Function.Name, string.Join(", ", context.Arguments), context.CancellationToken);

                await next(context);
            }
        }

        """);

    [Fact]
    public Task At_the_console_without_the_guards() => (Verify with { References = Console, OutputKind = OutputKind.ConsoleApplication }).Fixes(
        TopLevel("[|Directory.Delete(path, true)|]"),
        TopLevel("Directory.Delete(path, true)", "using System;\n", "kernel.FunctionInvocationFilters.Add(new ApprovalFilter());\n") + """

        /// <summary>Asks a person before the kernel runs a function that destroys something.</summary>
        internal sealed class ApprovalFilter : IFunctionInvocationFilter
        {
            public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
            {
                if (context.Function.Name is "wipe")
                {
                    Console.Write("An agent wants to call {0} with {1}. Type yes to let it: ", context.Function.Name, string.Join(", ", context.Arguments));
                    if (Console.ReadLine() != "yes")
                        throw new UnauthorizedAccessException("Not approved.");
                }

                await next(context);
            }
        }

        """);

    [Fact]
    public Task Not_at_a_console_that_nobody_sits_at() => (Nothing with { References = Console }).OffersNothing(Kernel("var kernel = new Kernel();", "[|Directory.Delete(path, true)|]"));

    private static System.Collections.Immutable.ImmutableArray<MetadataReference> Console { get; } = [.. TestReferences.Without("AgentSafety").Where(static reference =>
        Path.GetFileName(reference.Display!) is not ("Microsoft.AspNetCore.dll" or "ModelContextProtocol.Core.dll" or "ModelContextProtocol.dll"))];

    private static string TopLevel(string step, string usings = "", string registering = "") => $$"""
        {{usings}}using System.IO;
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel;

        var kernel = new Kernel();
        {{registering}}kernel.Plugins.AddFromType<Files>();

        public sealed class Files
        {
            [KernelFunction("wipe")]
            public void Wipe(string path) => {{step}};
        }

        """;

    private static string Kernel(string made, string step, string registering = "", bool isService = false) => $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;
        {{(registering.Length > 0 ? "using AgentSafety;\n" : "")}}{{(isService || made.Contains("services", StringComparison.Ordinal) ? "using Microsoft.Extensions.DependencyInjection;\n" : "")}}using Microsoft.SemanticKernel;

        namespace Shop;

        public sealed class Files
        {
            public static void Register({{(made.Contains("services", StringComparison.Ordinal) ? "IServiceCollection services" : "")}})
            {
                {{made}}{{registering}}
                Use(nameof(Microsoft.SemanticKernel.Kernel.Plugins));
            }

            private static IDisposable Nothing() => new MemoryStream();

            private static void Use(object it) => it.ToString();

            [KernelFunction]
            public async Task WipeURLAsync(string path)
            {
                await Task.Yield();
                {{step}};
            }
        }

        """;

    private static string McpFilter(string names) => $$"""
        .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (request, cancellationToken) =>
        {
            if (request.Params?.Name is {{names}})
                await AgentGuard.EnsureApprovedAsync(request.Params.Name, request.Params.Arguments is { } arguments ? string.Join(", ", arguments) : null, cancellationToken);

            return await next(request, cancellationToken);
        }))
        """;

    private static string Offered(string step, string other = "McpServerTool.Create(Wipe)", string wipes = "") => $$"""
        using System.IO;
        using System.Threading.Tasks;
        using ModelContextProtocol.Server;

        public static class Shop
        {
            public static object Offer() => new object[] { McpServerTool.Create((string path) => {{step}}, new() { Name = "Drop it" }), {{other}} };

            public static void Clean(string path) => Directory.Delete(path, true);

            public static object Wipe(string path) { {{wipes}} return 1; }
        }

        """;

    private static string Tools(string step) => $$"""
        using System.IO;
        using System.Threading.Tasks;
        using ModelContextProtocol.Server;

        [McpServerToolType]
        public class ShopTools
        {
            [McpServerTool]
            public static async Task WipeURLAsync(string path)
            {
                await Task.Yield();
                {{step}};
            }
        }

        """;

    private static string Server(string chain, string filter, string usings = "") => $$"""
        {{usings}}using Microsoft.Extensions.DependencyInjection;

        public static class Program
        {
            public static void Register(IServiceCollection services)
            {
                services.AddMcpServer(){{(chain + filter).Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}};
            }
        }

        """;
}
