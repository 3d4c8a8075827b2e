using AgentSafety.Operations;

namespace AgentSafety.Analyzers.Tests.Operations;

public sealed class SqlText
{
    [Theory]
    [InlineData("DROP TABLE users", "sql.drop")]
    [InlineData("drop database shop;", "sql.drop")]
    [InlineData("TRUNCATE TABLE users", "sql.truncate")]
    [InlineData("truncate users", "sql.truncate")]
    [InlineData("DELETE FROM users", "sql.delete-all")]
    [InlineData("DELETE FROM users WHERE id = @id", "sql.delete")]
    [InlineData("delete from [order details] where id = 1", "sql.delete")]
    [InlineData("DELETE FROM users -- WHERE id = 1", "sql.delete-all")]
    [InlineData("DELETE FROM users /* WHERE id = 1 */", "sql.delete-all")]
    [InlineData("UPDATE users SET name = ''", "sql.update-all")]
    [InlineData("SELECT 1; DROP TABLE users", "sql.drop")]
    [InlineData("SELECT ';DROP TABLE x'; DELETE FROM t WHERE a = 'x; DROP'", "sql.delete")]
    [InlineData("ALTER TABLE users DROP COLUMN email", "sql.drop")]
    [InlineData("WITH old AS (SELECT id FROM t) DELETE FROM t WHERE id IN (SELECT id FROM old)", "sql.delete")]
    [InlineData("IF EXISTS (SELECT 1) BEGIN DROP TABLE users END", "sql.drop")]
    [InlineData("MERGE t USING s ON t.id = s.id WHEN MATCHED THEN DELETE;", "sql.delete")]
    [InlineData("DELETE TOP (10) FROM t", "sql.delete")]
    [InlineData("IF @x = 1 THEN UPDATE users SET name = ''", "sql.update-all")]
    [InlineData("DO $$ BEGIN NULL; END $$; DROP SCHEMA shop CASCADE", "sql.drop")]
    public void Says_what_it_destroys(string sql, string id) => Assert.Equal(id, SqlOperations.In(sql)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("SELECT * FROM users")]
    [InlineData("SELECT 'DROP TABLE users'")]
    [InlineData("-- DROP TABLE users")]
    [InlineData("/* TRUNCATE users")]
    [InlineData("SELECT \"drop\", [delete], `truncate` FROM t")]
    [InlineData("UPDATE users SET name = '' WHERE id = 1")]
    [InlineData("INSERT INTO audit (action) VALUES ('DELETE FROM users')")]
    [InlineData("CREATE TABLE t (id INT REFERENCES u ON DELETE CASCADE)")]
    [InlineData("CREATE TRIGGER t AFTER DELETE ON u BEGIN DELETE FROM v; END")]
    [InlineData("CREATE OR REPLACE FUNCTION f() RETURNS void AS $$ BEGIN DELETE FROM t; END $$")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = excluded.a")]
    [InlineData("MERGE t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id);")]
    [InlineData("DROP TABLE #temp")]
    [InlineData("DROP INDEX ix ON users")]
    [InlineData("ALTER TABLE users DROP CONSTRAINT ck")]
    [InlineData("UPDATE STATISTICS users")]
    [InlineData("USE shop")]
    [InlineData("'unterminated DROP TABLE")]
    public void Claims_nothing_else(string sql) => Assert.Null(SqlOperations.In(sql));

    [Theory]
    [InlineData("connection.Execute(\"DELETE FROM users\")", true)]
    [InlineData("connection.Execute(\"SELECT 1\")", false)]
    [InlineData("connection.Execute($\"DROP TABLE {name}\")", true)]
    [InlineData("connection.Execute(\"DROP\" + \" TABLE \" + name)", true)]
    [InlineData("connection.Execute(string.Format(\"DROP TABLE {0}\", name))", true)]
    [InlineData("connection.Execute(Sql)", true)]
    [InlineData("connection.Execute(Stored)", true)]
    [InlineData("connection.Execute(name)", false)]
    [InlineData("connection.Execute(new CommandDefinition(\"TRUNCATE TABLE users\"))", true)]
    [InlineData("connection.Query<int>(\"DELETE FROM users OUTPUT deleted.id\").ToList()", true)]
    public Task Is_read_at_the_call_that_runs_it(string call, bool destroys)
    {
        var marked = destroys ? call.Replace("connection.", "[|connection.", StringComparison.Ordinal) : call;
        var end = marked.EndsWith(".ToList()", StringComparison.Ordinal) ? marked.Length - ".ToList()".Length : marked.Length;
        return Verify.Analyzes(Tool(destroys ? $"{marked[..end]}|]{marked[end..]};" : $"{call};"));
    }

    [Theory]
    [InlineData("command.CommandText = \"DROP TABLE users\";", true)]
    [InlineData("command.CommandText = $\"SELECT * FROM {name}\";", false)]
    [InlineData("var sql = \"SELECT 1\"; sql += \"; DROP TABLE users\"; command.CommandText = sql;", true)]
    [InlineData("string sql; if (name == \"x\") sql = \"SELECT 1\"; else sql = \"DELETE FROM users\"; command.CommandText = sql;", true)]
    public Task Is_found_where_the_command_gets_it(string assignment, bool destroys) => Verify.Analyzes(Tool(
        $"using var command = connection.CreateCommand(); {assignment} {(destroys ? "[|command.ExecuteNonQuery()|]" : "command.ExecuteNonQuery()")};"));

    [Fact]
    public Task Is_found_where_the_command_is_made() => Verify.Analyzes("""
        public abstract class Source { public abstract System.Data.Common.DbCommand CreateCommand(string commandText); }
        public static class Tools
        {
            [McpServerTool] public static async Task Run(Source source)
            {
                await using var command = source.CreateCommand("DELETE FROM orders");
                await [|command.ExecuteNonQueryAsync()|];
            }
        }
        """);

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            private const string Sql = "DROP TABLE users";
            private static readonly string Stored = $"DELETE FROM users WHERE id = {Environment.ProcessId}";

            [McpServerTool] public static void Run(System.Data.Common.DbConnection connection, string name)
            {
                {{body}}
            }
        }
        """;
}
