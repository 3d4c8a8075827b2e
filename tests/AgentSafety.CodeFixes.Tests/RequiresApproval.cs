using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The framework asks before it calls the function.</summary>
public class RequiresApproval
{
    private static readonly FixVerifier<PathAnalyzer, RequireApprovalFix> Verify = new();

    [Theory]
    [InlineData("AIFunction Tool() => {0};", "Clean", "")]
    [InlineData("AITool[] Tool() => [{0}];", "Clean", ", \"clean\"")]
    [InlineData("List<AITool> Tool() => new() {{ {0} }};", "Clean", "")]
    [InlineData("ChatOptions Tool() => new() {{ Tools = [{0}] }};", "Clean", "")]
    [InlineData("AIFunction Tool() {{ AIFunction tool = {0}; return tool; }}", "Clean", "")]
    [InlineData("AIFunction Tool() {{ var tool = {0}; return tool; }}", "Clean", "")]
    [InlineData("void Tool(List<AITool> tools) => tools.Add({0});", "Clean", "")]
    [InlineData("AIFunction Tool = {0};", "Clean", "")]
    [InlineData("AIFunction Tool() => {0};", "Clean", ", new AIFunctionFactoryOptions { Name = AIFunctionFactory.Create(() => 1).Name }")]
    [InlineData("AIFunction[] Tool(AIFunction other) => [other, {0}];", "Clean", "")]
    [InlineData("AITool Tool(bool which, AITool other) => which ? {0} : other;", "Clean", "")]
    [InlineData("string Tool() => {0}.Name;", "Clean", "")]
    public Task A_method_where_it_is_registered(string member, string code, string rest) => Becomes(
        string.Format(null, member, $"AIFunctionFactory.Create([|{code}|]{rest})"),
        string.Format(null, member, $"new ApprovalRequiredAIFunction(AIFunctionFactory.Create({code}{rest}))"));

    [Fact]
    public Task A_lambda_with_many_steps_once() => Becomes(
        """
        AIFunction Tool() => AIFunctionFactory.Create((string path) =>
        {
            [|Directory.Delete(path, true)|];
            [|Clean(path)|];
        });
        """,
        """
        AIFunction Tool() => new ApprovalRequiredAIFunction(AIFunctionFactory.Create((string path) =>
        {
            Directory.Delete(path, true);
            Clean(path);
        }));
        """,
        steps: 1);

    [Fact]
    public Task Each_registration_of_a_list() => Becomes(
        """
        AITool[] Tools() =>
        [
            AIFunctionFactory.Create([|Clean|]), // by hand
            AIFunctionFactory.Create((string path) => [|Clean(path)|]),
        ];
        """,
        """
        AITool[] Tools() =>
        [
            new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Clean)), // by hand
            new ApprovalRequiredAIFunction(AIFunctionFactory.Create((string path) => Clean(path))),
        ];
        """);

    [Fact]
    public Task A_using_where_one_is_missing() => Verify.Fixes(
        """
        using System.IO;
        using F = Microsoft.Extensions.AI.AIFunctionFactory;

        class Tools
        {
            object Tool() => F.Create([|Clean|]);
            static void Clean(string path) => Directory.Delete(path, true);
        }
        """,
        """
        using System.IO;
        using Microsoft.Extensions.AI;
        using F = Microsoft.Extensions.AI.AIFunctionFactory;

        class Tools
        {
            object Tool() => new ApprovalRequiredAIFunction(F.Create(Clean));
            static void Clean(string path) => Directory.Delete(path, true);
        }
        """);

    [Theory]
    [InlineData("AIFunction Tool(AIFunction other, bool which) { var tool = AIFunctionFactory.Create([|Clean|]); if (which) tool = other; return tool; }")]
    [InlineData("Task<AIFunction> Tool() => Task.FromResult(AIFunctionFactory.Create([|Clean|]));")]
    public Task Nothing_where_its_type_matters(string member) => Becomes(member, member);

    [Theory]
    [InlineData("McpServerTool Tool() => McpServerTool.Create(AIFunctionFactory.Create([|Clean|]));")]
    [InlineData("async Task Tool() => await AIFunctionFactory.Create([|Clean|]).InvokeAsync();")]
    public Task Nothing_where_nobody_would_ask(string member) => Becomes(member, member);

    [Fact]
    public Task Nothing_for_a_tool_that_is_not_registered_so() => Becomes(
        "[McpServerTool] void Tool(string path) => [|Clean(path)|];", "[McpServerTool] void Tool(string path) => [|Clean(path)|];");

    private static Task Becomes(string before, string after, int? steps = null) => (Verify with { Steps = steps }).Fixes(File(before), File(after));

    private static string File(string member) => $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;

        class Shop
        {
            {{member.Replace("\n", "\n    ")}}

            static void Clean(string path) => Directory.Delete(path, true);
        }

        """;
}
