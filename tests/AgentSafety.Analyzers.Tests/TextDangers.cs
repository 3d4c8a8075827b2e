using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS4002 and AGS4003: said at the text, beside AGS1001.</summary>
public sealed class TextDangers
{
    [Theory]
    [InlineData("Process.Start(\"terraform\", [|\"destroy -auto-approve\"|]);")]
    [InlineData("Process.Start(\"az\", [|$\"group delete --name {q} --yes\"|]);")]
    [InlineData("var line = [|\"destroy -auto-approve\"|]; Process.Start(\"terraform\", line);")]
    [InlineData("Process.Start(\"terraform\", [\"destroy\", [|\"-auto-approve\"|]]);")]
    [InlineData("Process.Start(new ProcessStartInfo(\"terraform\") { Arguments = [|\"destroy -auto-approve\"|] });")]
    [InlineData("Run([|\"destroy -auto-approve\"|]);")]
    [InlineData("[|Destroy()|];")]
    [InlineData("Process.Start(\"terraform\", \"destroy\");")]
    [InlineData("Process.Start(\"apt\", \"install -y curl\");")]
    [InlineData("AgentGuard.EnsureApproved(\"destroy\"); Process.Start(\"terraform\", \"destroy -auto-approve\");")]
    public Task Nobody_is_asked(string body) => Verify.AnalyzesFor(RuleIds.Unasked, Tool(body));

    [Theory]
    [InlineData("db.Execute([|\"DELETE FROM users\"|]);")]
    [InlineData("db.Execute([|\"DELETE FROM users WHERE 1 = 1\"|]);")]
    [InlineData("db.Execute([|\"UPDATE users SET active = 0 WHERE TRUE\"|]);")]
    [InlineData("db.Execute([|$\"DROP TABLE {q}\"|]);")]
    [InlineData("using var command = db.CreateCommand(); command.CommandText = [|\"TRUNCATE TABLE users\"|]; command.ExecuteNonQuery();")]
    [InlineData("Sql([|\"DROP TABLE users\"|]);")]
    [InlineData("db.Execute(\"DELETE FROM users WHERE id = @q\", new { q });")]
    [InlineData("db.Execute(\"DELETE FROM users WHERE name = 'x'\");")]
    [InlineData("db.Execute(\"SELECT 1\");")]
    [InlineData("AgentGuard.EnsureApproved(\"sql\"); db.Execute(\"DROP TABLE users\");")]
    public Task All_there_is(string body) => Verify.AnalyzesFor(RuleIds.TakesAll, Tool(body));

    private static string Tool(string body) => $$"""
        using System.Diagnostics;
        public sealed class Tools(System.Data.Common.DbConnection db)
        {
            [McpServerTool] public void Act(string q) { {{body}} }
            private static void Run(string line) => Process.Start("terraform", line);
            private static void Destroy() => Process.Start("terraform", "destroy -auto-approve");
            private void Sql(string text) => db.Execute(text);
        }
        """;
}
