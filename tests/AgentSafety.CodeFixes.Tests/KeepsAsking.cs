using System;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The flag goes, the line stays.</summary>
public class KeepsAsking
{
    private static readonly FixVerifier<PathAnalyzer, KeepAskingFix> Verify = new() { Rule = "AGS4002" };

    [Theory]
    [InlineData("Process.Start(\"terraform\", [|\"destroy -auto-approve\"|] /* all */)", "Process.Start(\"terraform\", \"destroy\" /* all */)")]
    [InlineData("Process.Start(\"az\", [|$\"group delete --yes --name {id}\"|])", "Process.Start(\"az\", $\"group delete --name {id}\")")]
    [InlineData("Process.Start(\"terraform\", [\"destroy\", [|\"-auto-approve\"|]])", "Process.Start(\"terraform\", [\"destroy\"])")]
    [InlineData("Process.Start(\"terraform\", new[] { \"destroy\", [|\"-auto-approve\"|], \"-lock=false\" })", "Process.Start(\"terraform\", new[] { \"destroy\", \"-lock=false\" })")]
    [InlineData("Process.Start(new ProcessStartInfo(\"az\") { Arguments = [|\"group delete --yes --name web\"|] })!", "Process.Start(new ProcessStartInfo(\"az\") { Arguments = \"group delete --name web\" })!")]
    [InlineData("Process.Start(\"az\", [|\"group delete --yes --force --name web\"|])", "Process.Start(\"az\", \"group delete --name web\")")]
    public Task By_leaving_the_flag_out(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task With_the_statement_that_adds_it() => Verify.Fixes(Built("info.ArgumentList.Add([|\"-auto-approve\"|]);"), Built(""));

    [Fact]
    public Task Nothing_where_it_is_written_elsewhere() => Verify.OffersNothing(File("[|Destroy()|]"));

    private static string Built(string adding)
    {
        var body = $$"""
            {
                    var info = new ProcessStartInfo("terraform");
                    info.ArgumentList.Add("destroy");
                    {{adding}}
                    info.ArgumentList.Add("-lock=false");
                    return Process.Start(info)!;
                }
            """;
        return File("null!").Replace("=> null!;", "\n    " + (adding.Length > 0 ? body : body.Replace("        \n", "", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

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
