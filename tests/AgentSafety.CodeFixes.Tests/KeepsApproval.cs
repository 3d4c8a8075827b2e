using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A function that asks by itself, where who calls it wouldn't.</summary>
public class KeepsApproval
{
    private static readonly FixVerifier<PathAnalyzer, KeepApprovalFix> Verify = new() { Rule = "AGS2005" };

    private const string Gate = """


        /// <summary>Asks a person whenever the function is called, whoever calls it.</summary>
        internal sealed class ApprovalGatedFunction(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
            {
                await AgentGuard.EnsureApprovedAsync(Name, string.Join(", ", arguments), cancellationToken);
                return await base.InvokeCoreAsync(arguments, cancellationToken);
            }
        }
        """;

    [Theory]
    [InlineData("McpServerTool.Create([|asking|])", "McpServerTool.Create(new ApprovalGatedFunction(asking))")]
    [InlineData("McpServerTool.Create([|new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Clean))|] /* why */, new() { Destructive = true })", "McpServerTool.Create(new ApprovalGatedFunction(AIFunctionFactory.Create(Clean)) /* why */, new() { Destructive = true })")]
    [InlineData("AIFunctionFactory.Create(async (AIFunctionArguments with) => await [|asking.InvokeAsync(with)|], \"clean\")", "AIFunctionFactory.Create(async (AIFunctionArguments with) => await new ApprovalGatedFunction(asking).InvokeAsync(with), \"clean\")")]
    [InlineData("new[] { McpServerTool.Create([|asking|]), McpServerTool.Create([|asking|]) }", "new[] { McpServerTool.Create(new ApprovalGatedFunction(asking)), McpServerTool.Create(new ApprovalGatedFunction(asking)) }")]
    [InlineData("new RealtimeSessionOptions { Tools = [[|asking|]] }", "new RealtimeSessionOptions { Tools = [new ApprovalGatedFunction(asking)] }")]
    public Task The_function_is_wrapped(string before, string after) => Verify.Fixes(File(before), File(after, Gate));

    [Theory]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create([|Clean|]))", "McpServerTool.Create(new ApprovalGatedFunction(AIFunctionFactory.Create(Clean)))")]
    [InlineData("McpServerTool.Create(AIFunctionFactory.Create((string path) => [|Clean(path)|], \"clean\"))", "McpServerTool.Create(new ApprovalGatedFunction(AIFunctionFactory.Create((string path) => Clean(path), \"clean\")))")]
    [InlineData("new[] { AIFunctionFactory.Create([|Clean|]) }.Select(each => McpServerTool.Create(each))", "new[] { new ApprovalGatedFunction(AIFunctionFactory.Create(Clean)) }.Select(each => McpServerTool.Create(each))")]
    [InlineData("new[] { 1 }.Select(_ => McpServerTool.Create(AIFunctionFactory.Create([|Clean|])))", "new[] { 1 }.Select(_ => McpServerTool.Create(new ApprovalGatedFunction(AIFunctionFactory.Create(Clean))))")]
    public Task One_that_asks_where_a_mark_would_be_lost(string before, string after) => (Verify with { Rule = "AGS1001" }).Fixes(File(before).Replace("using System.IO;", "using System.IO;\nusing System.Linq;", StringComparison.Ordinal), File(after, Gate).Replace("using System.IO;", "using System.IO;\nusing System.Linq;", StringComparison.Ordinal));

    [Theory]
    [InlineData("AIFunctionFactory.Create([|Clean|])")] // a mark isn't lost
    [InlineData("McpServerTool.Create([|Clean|])")] // no function to wrap
    public Task No_gate_where_there_is_another_way(string code) => (Verify with { Rule = "AGS1001" }).OffersNothing(File(code));

    [Fact]
    public Task In_the_namespace_of_the_file_with_what_it_needs_imported() => Verify.Fixes(
        """
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;

        namespace Shop
        {
            public static class Tools
            {
                public static object Tool(ApprovalRequiredAIFunction asking) => McpServerTool.Create([|asking|]);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;

        namespace Shop
        {
            public static class Tools
            {
                public static object Tool(ApprovalRequiredAIFunction asking) => McpServerTool.Create(new ApprovalGatedFunction(asking));
            }

            /// <summary>Asks a person whenever the function is called, whoever calls it.</summary>
            internal sealed class ApprovalGatedFunction(AIFunction inner) : DelegatingAIFunction(inner)
            {
                protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
                {
                    await AgentGuard.EnsureApprovedAsync(Name, string.Join(", ", arguments), cancellationToken);
                    return await base.InvokeCoreAsync(arguments, cancellationToken);
                }
            }
        }
        """);

    [Fact]
    public Task Once_for_all_files() => Verify.Fixes(
        [File("McpServerTool.Create([|asking|])"), File("McpServerTool.Create([|asking|])").Replace("class Tools", "class Others").Replace("namespace Shop", "namespace Other")],
        [File("McpServerTool.Create(new ApprovalGatedFunction(asking))", Gate), File("McpServerTool.Create(new ApprovalGatedFunction(asking))").Replace("class Tools", "class Others").Replace("namespace Shop", "namespace Other").Replace("using ModelContextProtocol.Server;", "using ModelContextProtocol.Server;\nusing Shop;")]);

    [Fact]
    public Task By_the_class_that_the_project_has_for_it() => Verify.Fixes(
        File("McpServerTool.Create([|asking|])", Gate.Replace("ApprovalGatedFunction", "Asking")), File("McpServerTool.Create(new Asking(asking))", Gate.Replace("ApprovalGatedFunction", "Asking")));

    [Fact]
    public Task Nothing_where_it_is_no_single_function() => Verify.OffersNothing(File("new RealtimeSessionOptions { Tools = [|all|] }"));

    [Fact]
    public Task As_older_versions_of_the_language_write_it() => (Verify with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10 }).Fixes(
        File("McpServerTool.Create([|asking|])"),
        File("McpServerTool.Create(new ApprovalGatedFunction(asking))", Gate.Replace("(AIFunction inner) : DelegatingAIFunction(inner)\n{\n", "" +
            " : DelegatingAIFunction\n{\n    public ApprovalGatedFunction(AIFunction inner) : base(inner)\n    {\n    }\n\n")));

    [Fact]
    public Task Nothing_where_the_name_is_taken() => Verify.OffersNothing(File("McpServerTool.Create([|asking|])", "\n\npublic static class ApprovalGatedFunction;"));

    [Fact]
    public Task Nothing_without_the_guards() => (Verify with { References = TestReferences.Without("AgentSafety") }).OffersNothing(File("McpServerTool.Create([|asking|])").Replace("using AgentSafety;\n", ""));

    private static string File(string expression, string gate = "") => $$"""
        #pragma warning disable MEAI001 // a preview of its SDK
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;

        namespace Shop;

        public class Tools
        {
            public object Use(ApprovalRequiredAIFunction asking, List<ApprovalRequiredAIFunction> all) => {{expression}};

            public static void Clean(string path) => Directory.Delete(path, true);
        }
        """ + gate + "\n";
}
