using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The flag goes, the line stays.</summary>
public class KeepsAsking
{
    private static readonly FixVerifier<PathAnalyzer, KeepAskingFix> Verify = new() { Rule = "AGS4002" };

    [Theory]
    [InlineData("Process.Start(\"terraform\", [|\"destroy -auto-approve\"|] /* all */)", "Process.Start(\"terraform\", \"destroy\" /* all */)")]
    [InlineData("Process.Start(\"az\", [|$\"group delete --yes --name {id}\"|])", "Process.Start(\"az\", $\"group delete --name {id}\")")]
    public Task By_leaving_the_flag_out(string before, string after) => Verify.Fixes(File(before), File(after));

    [Theory]
    [InlineData("Process.Start(\"terraform\", [\"destroy\", [|\"-auto-approve\"|]])")] // the element itself would have to go
    [InlineData("[|Destroy()|]")]
    public Task Nothing_where_more_would_have_to_go(string expression) => Verify.OffersNothing(File(expression));

    private static string File(string expression) => $$"""
        using System.Diagnostics;
        using ModelContextProtocol.Server;

        public static class Tools
        {
            [McpServerTool]
            public static object Act(string id) => {{expression}};

            private static object Destroy() => Process.Start("terraform", "destroy -auto-approve");
        }
        """;
}
