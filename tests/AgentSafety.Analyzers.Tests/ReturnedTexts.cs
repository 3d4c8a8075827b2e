using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Texts that a method of the program puts together and returns, and texts that are kept in members.</summary>
public sealed class ReturnedTexts
{
    [Theory]
    [InlineData("string q", "[|Process.Start(\"docker\", Build(q, \"-v\"))|];")]
    [InlineData("string q", "var command = Build(q, \"-v\"); [|Process.Start(\"docker\", command)|];")]
    [InlineData("string q", "[|Process.Start(\"bash\", \"-c \" + Quote(q))|];")]
    [InlineData("string q", "[|Process.Start(\"docker\", Listed(q))|];")]
    [InlineData("string q", "var info = new ProcessStartInfo(\"docker\"); foreach (var word in Listed(q)) info.ArgumentList.Add(word); [|Process.Start(info)|];")]
    [InlineData("string q", "[|Db.Execute(Formatted(q))|];")]
    [InlineData("string q", "[|Db.Execute(Built(q))|];")]
    [InlineData("string q", "[|Db.Execute(Later(q).Result)|];")]
    [InlineData("string q", "[|Db.Execute(Outer(q))|];")]
    [InlineData("string q", "[|Db.Execute(q.Tidy())|];")]
    [InlineData("string q", "string Local(string text) => text.Trim(); [|Db.Execute(Local(q))|];")]
    [InlineData("string q", "[|Db.Execute(Several(q))|];")]
    [InlineData("string q", "[|Db.Execute(Defaulted(q))|];")]
    [InlineData("Request r", "[|Db.Execute(OfRequest(r))|];")]
    [InlineData("string q, IDialect dialect", "[|Db.Execute(dialect.Write(q))|];")]
    [InlineData("string q", "Db.Execute(Known(q));")]
    [InlineData("string q", "Db.Execute(Chosen(q));")]
    [InlineData("string q", "Db.Execute(Quoted(q));")] // words: AGS1013
    [InlineData("string q", "Db.Execute(Round(q, 1));")]
    [InlineData("string q", "Db.Execute(Checked(q));")]
    [InlineData("string q", "Db.Execute(Outer(Checked(q)));")]
    [InlineData("string q", "Process.Start(\"docker\", Build(\"ps\", q));")]
    [InlineData("string q, IOutside outside", "Db.Execute(outside.Write(q));")]
    [InlineData("int n", "Db.Execute(Number(n));")]
    public Task What_a_body_returns_is_made_of_what_it_was_given(string parameters, string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Tool(parameters, body));

    [Theory]
    [InlineData("[|Db.Execute(GetSql())|];")]
    [InlineData("[|Db.Execute(Sql)|];")]
    [InlineData("[|Db.Execute(Statement(\"DROP\"))|];")]
    [InlineData("[|Db.Execute(Outer(GetSql()))|];")]
    [InlineData("[|Process.Start(\"docker\", Volume(\"rm\"))|];")]
    [InlineData("[|Process.Start(\"docker\", Branches(q.Length > 1))|];")]
    [InlineData("[|Db.Execute(Either(\"x\"))|];")]
    [InlineData("Db.Execute(Statement(\"SELECT\"));")]
    [InlineData("Db.Execute(Statement(q));")]
    [InlineData("Process.Start(\"docker\", Volume(\"ls\"));")]
    public Task What_it_returns_is_read(string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, Tool("string q", body));

    [Theory]
    [InlineData("[|Db.Execute(Quoted(q))|];")]
    [InlineData("Db.Execute(Doubled(q));")]
    [InlineData("Db.Execute(Built(q));")] // the deed: AGS1007
    public Task Words_in_what_it_returns_are_said_as_such(string body) => Verify.AnalyzesFor(RuleIds.SuppliedWords, Tool("string q", body));

    [Fact]
    public Task All_that_may_answer_are_read() => Verify.AnalyzesFor(RuleIds.UnguardedOperation, """
        public interface IScript { string Text(); }
        public sealed class Reading : IScript { public string Text() => "SELECT 1"; }
        public sealed class Dropping : IScript { public string Text() => "DROP TABLE users"; }
        public interface IOther { string Text(); }
        public sealed class Other : IOther { public string Text() => "SELECT 2"; }
        public sealed class Tools(System.Data.Common.DbConnection db, IScript script, IOther other)
        {
            [McpServerTool] public void Run() => [|db.Execute(script.Text())|];
            [McpServerTool] public void Look() => db.Execute(other.Text());
        }
        """);

    /// <summary>As DockerMcpServer does it.</summary>
    [Fact]
    public Task A_list_of_arguments_that_is_built_by_a_method_is_followed_to_the_container() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        using Docker.DotNet;
        using Docker.DotNet.Models;
        public interface IDockerService { Task<string> ExecAsync(string id, string command, List<string>? args); }
        public sealed class DockerService(IDockerClient client) : IDockerService
        {
            public async Task<string> ExecAsync(string id, string command, List<string>? args)
            {
                var cmd = BuildCommand(command, args);
                var parameters = new ContainerExecCreateParameters { Cmd = cmd, AttachStdout = true };
                return (await client.Exec.ExecCreateContainerAsync(id, parameters)).ID;
            }

            private static List<string> BuildCommand(string? command, List<string>? args)
            {
                var cmd = new List<string>();
                if (!string.IsNullOrEmpty(command))
                {
                    cmd.Add(command);
                }

                if (args?.Count > 0)
                {
                    cmd.AddRange(args);
                }

                return cmd;
            }
        }
        public sealed class Tools(IDockerService docker)
        {
            [McpServerTool] public async Task<string> Exec(string id, string command, string? args) => await [|docker.ExecAsync(id, command, Parse(args))|];
            [McpServerTool] public async Task<string> Uptime(string id) => await docker.ExecAsync(id, "uptime", null);
            private static List<string>? Parse(string? json) => json is null ? null : System.Text.Json.JsonSerializer.Deserialize<List<string>>(json);
        }
        """);

    private static string Tool(string parameters, string body) => $$"""
        using System.Diagnostics;
        using System.Text;
        public sealed record Request(string Text);
        public interface IDialect { string Write(string text); }
        public sealed class Plain : IDialect { public string Write(string text) => text; }
        public interface IOutside { string Write(string text); }
        public static class Texts { public static string Tidy(this string text) => text.Trim(); }
        public static class Tools
        {
            private static readonly HashSet<string> Allowed = ["SELECT 1"];
            [McpServerTool] public static void Run({{parameters}}) { {{body}} }

            private static string Build(string command, string option) { var text = command; if (option.Length > 0) text += " " + option; return text; }
            private static string Quote(string s) => $"\"{s}\"";
            private static List<string> Listed(string verb) { var words = new List<string>(); words.Add(verb); words.Add("x"); return words; }
            private static List<string> Volume(string verb) { var words = new List<string> { "volume" }; words.Add(verb); words.Add("x"); return words; }
            private static string[] Branches(bool all) { if (all) return ["ps"]; return ["volume", "rm", "x"]; }
            private static string Formatted(string text) => string.Format("{0};", text);
            private static string Built(string text) { var built = new StringBuilder(); built.Append(text).AppendLine(); return built.ToString(); }
            private static async Task<string> Later(string text) { await Task.Yield(); return text; }
            private static string Outer(string text) => Inner(text) + ";";
            private static string Inner(string given) { return given.Trim(); }
            private static string Either(string text) { if (text.Length > 3) return "SELECT 1"; if (text.Length > 2) return text; return "TRUNCATE TABLE logs"; }
            private static string Several(string text) { if (text.Length > 3) return "SELECT 1"; if (text.Length > 2) return text; return "SELECT 2"; }
            private static string Defaulted(string text, string end = ";") => text + end;
            private static string OfRequest(Request request) => request.Text;
            private static string Known(string name) => name.Length > 3 ? "SELECT 1" : "SELECT 2";
            private static string Chosen(string name) { switch (name) { case "a": return "SELECT 1"; default: throw new ArgumentException(name); } }
            private static string Quoted(string name) => $"SELECT * FROM t WHERE a = '{name}'";
            private static string Doubled(string name) => $"SELECT * FROM t WHERE a = '{name.Replace("'", "''")}'";
            private static string Round(string text, int times) => times > 0 ? Round(text, times - 1) : Round(text + ";", 1);
            private static string Checked(string text) { if (!Allowed.Contains(text)) throw new ArgumentException(text); return text; }
            private static string Number(int n) => $"{n}";
            private static string GetSql() => "DROP TABLE users";
            private static string Sql => "DROP TABLE users";
            private static string Statement(string verb) => $"{verb} TABLE users";
            private static System.Data.Common.DbConnection Db => throw new();
        }
        """;
}
