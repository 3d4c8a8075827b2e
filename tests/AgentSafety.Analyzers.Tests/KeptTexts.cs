using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Texts that are kept in fields and properties.</summary>
public sealed class KeptTexts
{
    [Theory]
    [InlineData("private const string Sql = \"DROP TABLE users\";", "[|db.Execute(Sql)|];")]
    [InlineData("private static readonly string Sql = \"DROP TABLE users\";", "[|db.Execute(Sql)|];")]
    [InlineData("private string Sql { get; } = \"DROP TABLE users\";", "[|db.Execute(Sql)|];")]
    [InlineData("private static string _sql = \"DROP TABLE users\";", "[|db.Execute(_sql)|];")]
    [InlineData("private static readonly string[] Words = [\"volume\", \"rm\", \"data\"];", "[|Process.Start(\"docker\", Words)|];")]
    [InlineData("private readonly string _sql; public Tools(DbConnection db, int n) : this(db) { _sql = \"DROP TABLE users\"; }", "[|db.Execute(_sql)|];")]
    [InlineData("private string Sql => $\"DROP TABLE {Name}\"; private const string Name = \"users\";", "[|db.Execute(Sql)|];")]
    [InlineData("private string _sql = \"DROP TABLE users\"; public void Change(string sql) => _sql = sql;", "db.Execute(_sql);")] // not known
    [InlineData("public string Sql { get; init; } = \"DROP TABLE users\";", "db.Execute(Sql);")]
    [InlineData("private readonly string _sql = \"SELECT 1\";", "db.Execute(_sql);")]
    public Task What_is_written_where_a_member_is_made_is_read(string member, string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, $$"""
        using System.Diagnostics;
        using System.Data.Common;
        #nullable disable
        public sealed class Tools(DbConnection db)
        {
            {{member}}
            [McpServerTool] public void Run() { {{body}} }
        }
        """);

    [Theory]
    [InlineData("[|new Command { Text = q }.Run(Db)|];")]
    [InlineData("var command = new Command { Text = q }; [|command.Run(Db)|];")]
    [InlineData("var command = new Command(); command.Text = q; [|command.Run(Db)|];")]
    [InlineData("[|new Kept(q).Run(Db)|];")]
    [InlineData("[|new Assigned(q).Run(Db)|];")]
    [InlineData("[|new Handed(q).Run(Db)|];")]
    [InlineData("[|new Positional(q, 1).Run(Db)|];")]
    [InlineData("[|Runner.Run(Db, new Order { Text = q, Note = \"\" })|];")]
    [InlineData("[|new Outer(q).Run(Db)|];")]
    [InlineData("new Command { Text = \"SELECT 1\" }.Run(Db);")]
    [InlineData("new Kept(\"SELECT 1\").Run(Db);")]
    [InlineData("Runner.Run(Db, new Order { Text = \"SELECT 1\", Note = q });")]
    [InlineData("new Command { Text = \"SELECT 1\", Note = q }.Run(Db);")]
    [InlineData("new Changed(\"SELECT 1\").Run(Db, q);")]
    [InlineData("var command = new Command { Text = q }; new Command { Text = \"SELECT 1\" }.Run(Db);")]
    public Task What_an_object_is_made_of_is_what_its_members_hold(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Objects(body));

    [Theory]
    [InlineData("[|new Command { Text = \"DROP TABLE users\" }.Run(Db)|];")]
    [InlineData("[|new Kept(\"DROP TABLE users\").Run(Db)|];")]
    [InlineData("[|new Assigned(\"DROP TABLE users\").Run(Db)|];")]
    [InlineData("[|Runner.Run(Db, new Order { Text = \"DROP TABLE users\", Note = q })|];")]
    [InlineData("new Kept(\"SELECT 1\").Run(Db);")]
    public Task What_they_hold_is_read(string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, Objects(body));

    /// <summary>Who made the tool configured it; a model can't.</summary>
    [Fact]
    public Task What_a_tool_was_made_with_is_not_the_models() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        public sealed class Tools(System.Data.Common.DbConnection db, string sql)
        {
            private readonly string _kept = sql;
            public required string Set { get; init; }
            [McpServerTool] public void Run() => db.Execute(sql);
            [McpServerTool] public void Keep() => db.Execute(_kept);
            [McpServerTool] public void Init() => db.Execute(Set);
            [McpServerTool] public void Inner() => Own();
            private void Own() => db.Execute(_kept);
        }
        """);

    private static string Objects(string body) => $$"""
        using System.Data.Common;
        public sealed class Command { public string Text { get; set; } = ""; public string Note { get; set; } = ""; public void Run(DbConnection db) => db.Execute(Text); }
        public sealed class Kept(string sql) { private readonly string _sql = sql; public void Run(DbConnection db) => db.Execute(_sql); }
        public sealed class Assigned { private readonly string _sql; public Assigned(string sql) { _sql = sql; } public void Run(DbConnection db) => Inner(db); private void Inner(DbConnection db) => db.Execute(_sql); }
        public sealed class Handed(string sql) { public void Run(DbConnection db) => db.Execute(sql); }
        public sealed record Positional(string Text, int Count) { public void Run(DbConnection db) => db.Execute(Text); }
        public sealed class Outer(string sql) { public void Run(DbConnection db) => new Kept(sql).Run(db); }
        public sealed class Changed(string sql) { private string _sql = sql; public void Run(DbConnection db, string note) { db.Execute(_sql); _sql = note; } }
        public sealed record Order { public required string Text { get; init; } public required string Note { get; init; } }
        public static class Runner { public static void Run(DbConnection db, Order order) => db.Execute(order.Text); }
        public static class Tools
        {
            [McpServerTool] public static void Run(string q) { {{body}} }
            private static DbConnection Db => throw new();
        }
        """;
}
