using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1007: the model supplies what is run. AGS1013: its words stand inside of it. Texts are followed to where they are run.</summary>
public sealed class OpenEndedExecutors
{
    private const string Runners = """

        public static class Runner
        {
            public static void Sql(string sql) { using var command = Db.CreateCommand(); command.CommandText = sql; command.ExecuteNonQuery(); }
            public static Task<int> SqlAsync(string statement) => Task.FromResult(Inner(statement.Trim()));
            private static int Inner(string text) => Db.Execute(text);
            public static void Shell(string line) => Process.Start(new ProcessStartInfo("/bin/bash", $"-c \"{line}\"") { UseShellExecute = false });
            public static void Docker(List<string> words)
            {
                var info = new ProcessStartInfo("docker");
                foreach (var word in words)
                    info.ArgumentList.Add(word);
                Process.Start(info);
            }
            public static void Git(params string[] words) => Process.Start("git", string.Join(" ", words));
            public static void Asked(string sql) { AgentGuard.EnsureApproved("sql"); Db.Execute(sql); }
            private static System.Data.Common.DbConnection Db => throw new();
        }

        public sealed record Request(string Text, int Count);
        public enum Table { Users, Orders }
        """;

    [Theory]
    [InlineData("string q", "[|Runner.Sql(q)|];")]
    [InlineData("string q", "[|Runner.SqlAsync(q)|];")]
    [InlineData("string q", "[|Runner.Shell(q)|];")]
    [InlineData("string q", "[|Process.Start(\"cmd.exe\", \"/c \" + q)|];")]
    [InlineData("string q", "[|Process.Start(q)|];")]
    [InlineData("string q", "[|Process.Start(\"kubectl\", q)|];")]
    [InlineData("string q", "var e = Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(q)); [|Process.Start(\"powershell\", $\"-NoProfile -EncodedCommand {e}\")|];")]
    [InlineData("string q", "var bytes = System.Text.Encoding.Unicode.GetBytes(q); [|Process.Start(\"powershell.exe\", \"-enc \" + Convert.ToBase64String(bytes))|];")]
    [InlineData("string q", "var e = Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(\"$ErrorActionPreference='Stop'; \" + q)); [|Process.Start(\"pwsh\", $\"-EncodedCommand \\\"{e}\\\"\")|];")]
    [InlineData("string q", "var info = new ProcessStartInfo(\"pwsh\"); info.ArgumentList.Add(\"-NoProfile\"); info.ArgumentList.Add(\"-EncodedCommand\"); info.ArgumentList.Add(Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(q))); [|Process.Start(info)|];")]
    [InlineData("string q", "[|Process.Start(\"pwsh\", [\"-EncodedCommand\", Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(q))])|];")]
    [InlineData("string q", "[|Process.Start(\"python3\", [\"-c\", q])|];")]
    [InlineData("string q", "[|Runner.Shell($\"cd /srv && {q}\")|];")]
    [InlineData("string q", "[|Runner.Shell($\"adb -s emulator shell {q}\")|];")]
    [InlineData("string q", "[|Runner.Sql(\"BEGIN; \" + q)|];")]
    [InlineData("string q", "[|Runner.Git(q)|];")]
    [InlineData("string[] q", "[|Runner.Docker([.. q])|];")]
    [InlineData("string[] q", "[|Runner.Git(q)|];")]
    [InlineData("Request r", "[|Runner.Sql(r.Text)|];")]
    [InlineData("Dictionary<string, object> r", "[|Runner.Sql(r[\"sql\"].ToString()!)|];")]
    [InlineData("Dictionary<string, string> r", "if (r.TryGetValue(\"sql\", out var q)) [|Runner.Sql(q)|];")]
    [InlineData("System.Text.Json.JsonElement r", "[|Runner.Sql(r.GetProperty(\"sql\").GetString()!)|];")]
    [InlineData("object r", "if (r is string q) [|Runner.Sql(q)|];")]
    [InlineData("string? q", "var text = q ?? \"SELECT 1\"; [|Runner.Sql(text)|];")]
    [InlineData("string q", "var text = new System.Text.StringBuilder(); text.AppendLine(q); [|Runner.Sql(text.ToString())|];")]
    [InlineData("string q", "q = q.Trim(); [|Runner.Sql(q)|];")]
    [InlineData("string q", "if (q.Length > 9) throw new ArgumentException(q); [|Runner.Sql(q)|];")]
    [InlineData("string q", "[|Process.Start(\"git\", [\"-C\", \"/srv\", q])|];")]
    [InlineData("string q", "[|Process.Start(\"kubectl\", $\"--kubeconfig /etc/kube {q}\")|];")]
    [InlineData("string q", "if (!q.StartsWith(\"SELECT\")) throw new ArgumentException(q); [|Runner.Sql(q)|];")]
    [InlineData("string verb, string name", "if (!Allowed.Contains(name)) throw new ArgumentException(name); [|Process.Start(\"kubectl\", [verb, name])|];")]
    [InlineData("string verb, string name", "if (!Allowed.Contains(verb)) throw new ArgumentException(verb); verb = name; [|Process.Start(\"kubectl\", [verb, name])|];")]
    public Task The_model_says_what_is_done(string parameter, string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Tool(parameter, body));

    [Theory]
    [InlineData("string q", "Runner.Asked(q);")]
    [InlineData("string q", "AgentGuard.EnsureApproved(\"sql\"); Runner.Sql(q);")]
    [InlineData("string q", "if (!Allowed.Contains(q)) throw new ArgumentException(q); Runner.Sql(q);")]
    [InlineData("string q", "Runner.Sql(q switch { \"users\" => \"SELECT * FROM users\", _ => \"SELECT 1\" });")]
    [InlineData("string q", "Runner.Sql(q == \"a\" ? \"SELECT 1\" : \"SELECT 2\");")]
    [InlineData("string q", "Db.Execute(\"SELECT @q\", new { q });")]
    [InlineData("string q", "q = \"SELECT 1\"; q = Known(q); Runner.Sql(q);")]
    [InlineData("string q", "Runner.Sql(Known(q));")]
    [InlineData("string q", "Process.Start(\"notepad\", q);")]
    [InlineData("string q", "Process.Start(\"git\", [\"log\", q]);")]
    [InlineData("Table t", "Runner.Sql(t.ToString());")]
    [InlineData("int n", "Runner.Sql($\"{n}\");")]
    [InlineData("string q", "Runner.Sql($\"SELECT * FROM t WHERE a = '{q}'\");")]
    [InlineData("IServiceProvider s", "Runner.Sql(s.ToString()!);")]
    [InlineData("string q", "Console.WriteLine(q);")]
    [InlineData("string q", "Process.Start(\"git\", [\"-C\", q, \"status\"]);")]
    [InlineData("string q", "Process.Start(\"dotnet\", $\"build {q} -c {q}\");")]
    [InlineData("string verb, string name", "if (!Allowed.Contains(verb)) throw new ArgumentException(verb); Process.Start(\"kubectl\", [verb, name]);")]
    [InlineData("string verb, string name", "if (verb is not (\"get\" or \"logs\")) throw new ArgumentException(verb); Runner.Git(verb, name);")]
    [InlineData("string verb, string name", "if (verb != \"get\" && verb != \"logs\") throw new ArgumentException(verb); Process.Start(\"kubectl\", [verb, name]);")]
    public Task What_is_chosen_here_or_asked_about_is_not_open(string parameter, string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Tool(parameter, body));

    [Theory]
    [InlineData("string q", "[|Runner.Sql($\"SELECT * FROM t WHERE a = '{q}'\")|];")]
    [InlineData("string q", "[|Runner.Sql(\"SELECT * FROM \" + q)|];")]
    [InlineData("string q", "[|Runner.Shell($\"adb -s {q} shell getprop\")|];")]
    [InlineData("string q", "Runner.Sql($\"SELECT * FROM t WHERE a = '{q.Replace(\"'\", \"''\")}'\");")]
    [InlineData("int n", "Runner.Sql($\"SELECT * FROM t WHERE a = {n}\");")]
    [InlineData("string q", "Process.Start(\"adb\", $\"-s {q} shell getprop\");")]
    [InlineData("string q", "var e = Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes($\"Get-Item {q}\")); [|Process.Start(\"powershell\", $\"-EncodedCommand {e}\")|];")]
    [InlineData("string q", "var e = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(q)); Runner.Sql($\"SELECT * FROM t WHERE a = '{e}'\");")] // no quote is left in it
    [InlineData("string q", "var e = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(q)); Process.Start(\"powershell\", $\"-File show.ps1 -Text {e}\");")]
    [InlineData("string q", "Runner.Sql(\"SELECT 1\");")]
    [InlineData("string q", "[|Runner.Sql($\"SELECT * FROM [{q.Replace(\"-\", \"_\")}]\")|];")]
    [InlineData("string q", "Runner.Sql($\"SELECT * FROM [{q.Replace(\"]\", \"]]\")}]\");")]
    [InlineData("string[] q", "[|Runner.Sql($\"SELECT * FROM t WHERE a IN ({string.Join(\",\", q.Select(a => $\"'{a}'\"))})\")|];")]
    [InlineData("string[] q", "var names = q.Select((_, i) => $\"@p{i}\").ToArray(); Runner.Sql($\"SELECT * FROM t WHERE a IN ({string.Join(\",\", names)})\");")]
    [InlineData("string q", "Runner.Sql(q);")] // AGS1007
    public Task Words_inside_a_text_are_said_as_such(string parameter, string body) => Verify.AnalyzesFor(RuleIds.SuppliedWords, Tool(parameter, body));

    [Theory]
    [InlineData("[|Runner.Sql(\"DROP TABLE users\")|];")]
    [InlineData("[|Runner.SqlAsync($\"DELETE FROM {q}\")|];")]
    [InlineData("[|Runner.Shell(\"rm -rf /data\")|];")]
    [InlineData("[|Runner.Shell($\"adb -s {q} shell rm {q}\")|];")]
    [InlineData("[|Runner.Docker([\"volume\", \"rm\", q])|];")]
    [InlineData("var words = new List<string> { \"compose\" }; words.Add(\"down\"); if (q.Length > 1) words.Add(\"--volumes\"); [|Runner.Docker(words)|];")]
    [InlineData("var words = new List<string> { \"compose\", \"down\", \"-v\" }; if (q.Length > 1) words.Add(\"--dry-run\"); [|Runner.Docker(words)|];")]
    [InlineData("[|Runner.Git(\"push\", \"--force\", q)|];")]
    [InlineData("var text = new System.Text.StringBuilder(\"DROP \"); text.Append(\"TABLE \").Append(q); [|Runner.Sql(text.ToString())|];")]
    [InlineData("Runner.Sql(\"SELECT 1\");")]
    [InlineData("Runner.Asked(\"DROP TABLE users\");")]
    [InlineData("Runner.Docker([\"volume\", \"ls\"]);")]
    [InlineData("Runner.Git(\"push\", \"--force\", \"--dry-run\");")]
    public Task A_text_handed_over_is_read_where_it_is_complete(string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, Tool("string q", body));

    [Fact]
    public Task A_service_behind_an_interface_runs_what_it_is_handed() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        public interface IDatabase { Task<int> RunAsync(string sql, CancellationToken token); }
        public sealed class Database(System.Data.Common.DbConnection db) : IDatabase
        {
            public async Task<int> RunAsync(string sql, CancellationToken token)
            {
                await using var command = db.CreateCommand();
                command.CommandText = sql;
                return await command.ExecuteNonQueryAsync(token);
            }
        }
        public sealed class Tools(IDatabase database)
        {
            [McpServerTool] public async Task<int> Update(string sql, CancellationToken token) => await [|database.RunAsync(sql, token)|];
            [McpServerTool] public async Task<int> Count(CancellationToken token) => await database.RunAsync("SELECT count(*) FROM users", token);
        }
        """);

    /// <summary>A decorator may be handed itself, as far as its types tell: the way to what runs the text must still end.</summary>
    [Fact]
    public Task A_decorator_that_calls_its_own_interface_is_no_way_round() => InTimeAsync(RuleIds.OpenEndedExecutor, """
        public interface IDatabase { Task<int> RunAsync(string sql); }
        public sealed class Logging(IDatabase inner) : IDatabase { public Task<int> RunAsync(string sql) { Console.WriteLine(sql); return inner.RunAsync(sql); } }
        public sealed class Retrying(IDatabase inner) : IDatabase { public async Task<int> RunAsync(string sql) { try { return await inner.RunAsync(sql); } catch (IOException) { return await inner.RunAsync(sql); } } }
        public sealed class Zealous(System.Data.Common.DbConnection db) : IDatabase { public Task<int> RunAsync(string sql) => db.ExecuteAsync(sql); }
        public sealed class Tools(IDatabase database) { [McpServerTool] public Task<int> Update(string sql) => [|database.RunAsync(sql)|]; }
        """);

    /// <summary>Each of these lines reads the local that it writes; what it may hold is still told at once.</summary>
    [Fact]
    public Task A_text_that_is_changed_line_by_line_is_read_in_time() => InTimeAsync(RuleIds.OpenEndedExecutor, Tool("string q", $$"""
        var text = q.Trim();
        {{string.Concat(Enumerable.Range(0, 40).Select(static i => $"text = text.Replace(\"<{i}>\", \"{i}\"); "))}}
        [|Runner.Sql(text)|];
        """));

    [Fact]
    public Task A_registered_lambda_or_method_is_handed_the_models_words() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        using System.Diagnostics;
        public static class Setup
        {
            public static void Add()
            {
                AIFunctionFactory.Create((string line) => [|Runner.Shell(line)|], "shell");
                AIFunctionFactory.Create([|Runner.Sql|]);
            }
        }
        """ + Runners);

    /// <summary>As the SDKs declare them (SSH.NET 2026.0.0, CliWrap 3.10.5, Docker.DotNet 3.125.15, Jint 4.18.0, PowerShell 7.6.9, Roslyn scripting 4.14.0).</summary>
    private const string Sdks = """

        namespace Renci.SshNet { public abstract class SshClient { public abstract object RunCommand(string commandText); } }
        namespace Jint { public abstract class Engine { public abstract Engine Execute(string code, string? source = null); } }
        namespace Docker.DotNet { public interface IExecOperations { Task<string> ExecCreateContainerAsync(string id, Models.ContainerExecCreateParameters parameters); } }
        namespace Docker.DotNet.Models { public class ContainerExecCreateParameters { public IList<string> Cmd { get; set; } = []; } }
        namespace System.Management.Automation { public abstract class PowerShell { public abstract PowerShell AddScript(string script); public abstract PowerShell AddCommand(string cmdlet); } }
        namespace Microsoft.CodeAnalysis.CSharp.Scripting { public static class CSharpScript { public static extern Task<object> EvaluateAsync(string code); } }
        namespace CliWrap
        {
            public static class Cli { public static extern Command Wrap(string targetFilePath); }
            public abstract class Command
            {
                public abstract Command WithArguments(string arguments);
                public abstract Command WithArguments(IEnumerable<string> arguments);
                public abstract Command WithArguments(Action<Builders.ArgumentsBuilder> configure);
                public abstract Command WithWorkingDirectory(string path);
                public abstract Task<object> ExecuteAsync();
            }
        }
        namespace CliWrap.Builders { public abstract class ArgumentsBuilder { public abstract ArgumentsBuilder Add(string value); } }
        """;

    [Theory]
    [InlineData("[|ssh.RunCommand(q)|];")]
    [InlineData("[|engine.Execute(q)|];")]
    [InlineData("[|docker.ExecCreateContainerAsync(\"web\", new() { Cmd = new[] { \"sh\", \"-c\", q } })|];")]
    [InlineData("[|docker.ExecCreateContainerAsync(\"web\", new() { Cmd = q.Split(' ').ToList() })|];")]
    [InlineData("[|shell.AddScript(q)|];")]
    [InlineData("[|shell.AddCommand(q)|];")]
    [InlineData("[|Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.EvaluateAsync(q)|];")]
    [InlineData("[|System.Reflection.Assembly.LoadFrom(q)|];")]
    [InlineData("[|CliWrap.Cli.Wrap(q).ExecuteAsync()|];")]
    [InlineData("[|CliWrap.Cli.Wrap(\"git\").WithArguments(q).WithWorkingDirectory(\"/srv\").ExecuteAsync()|];")]
    [InlineData("[|CliWrap.Cli.Wrap(\"bash\").WithArguments([\"-c\", q]).ExecuteAsync()|];")]
    [InlineData("[|CliWrap.Cli.Wrap(\"bash\").WithArguments(words => words.Add(\"-c\").Add(q)).ExecuteAsync()|];")]
    [InlineData("ssh.RunCommand(\"uptime\");")]
    [InlineData("ssh.RunCommand($\"ls {q}\");")] // AGS1013
    [InlineData("engine.Execute(\"1 + 1\");")]
    [InlineData("docker.ExecCreateContainerAsync(\"web\", new() { Cmd = [\"ls\", q] });")]
    [InlineData("shell.AddScript(\"Get-Process\");")]
    [InlineData("CliWrap.Cli.Wrap(\"git\").WithArguments([\"log\", q]).ExecuteAsync();")]
    [InlineData("System.Reflection.Assembly.LoadFrom(\"plugin.dll\");")]
    [InlineData("Process.Start(new ProcessStartInfo { FileName = q, UseShellExecute = true });")] // a document is opened
    public Task Other_executors_are_known(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, OfSdks(body));

    [Theory]
    [InlineData("[|ssh.RunCommand(\"rm -rf /data\")|];")]
    [InlineData("[|docker.ExecCreateContainerAsync(\"web\", new() { Cmd = [\"rm\", \"-r\", q] })|];")]
    [InlineData("[|shell.AddScript(\"Remove-Item /data -Recurse\")|];")]
    [InlineData("[|CliWrap.Cli.Wrap(\"kubectl\").WithArguments(\"delete ns shop\").ExecuteAsync()|];")]
    [InlineData("CliWrap.Cli.Wrap(\"kubectl\").WithArguments(\"get ns\").ExecuteAsync();")]
    public Task What_they_are_told_is_read(string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, OfSdks(body));

    [Theory]
    [InlineData("[|new HttpRequestMessage(new HttpMethod(verb), url)|]")]
    [InlineData("[|new HttpRequestMessage(HttpMethod.Parse(verb), url)|]")]
    [InlineData("[|Request(verb, url)|]")]
    [InlineData("new HttpRequestMessage(HttpMethod.Get, url)")]
    [InlineData("new HttpRequestMessage(verb switch { \"post\" => HttpMethod.Post, _ => HttpMethod.Get }, url)")]
    public Task Whoever_chooses_the_verb_can_delete(string request) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, $$"""
        using System.Net.Http;
        public sealed class Tools(HttpClient client)
        {
            [McpServerTool] public async Task Call(string verb, string url) => await client.SendAsync({{request}});
            private static HttpRequestMessage Request(string verb, string url) => new(new HttpMethod(verb), url);
        }
        """);

    private static Task InTimeAsync(string rule, string source) =>
        Task.Run(() => Verify.AnalyzesFor(rule, source), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private static string OfSdks(string body) => $$"""
        using System.Diagnostics;
        public sealed class Tools(Renci.SshNet.SshClient ssh, Jint.Engine engine, Docker.DotNet.IExecOperations docker, System.Management.Automation.PowerShell shell)
        {
            [McpServerTool] public void Run(string q) { {{body}} }
            [McpServerTool] public void Known() { ssh.RunCommand("uptime"); engine.Execute("1"); docker.ExecCreateContainerAsync("web", new()); shell.AddScript("Get-Date"); }
        }
        """ + Sdks;

    private static string Tool(string parameter, string body) => $$"""
        using System.Diagnostics;
        public static class Tools
        {
            private static readonly HashSet<string> Allowed = ["SELECT 1"];
            [McpServerTool] public static void Run({{parameter}}) { {{body}} }
            private static string Known(string name) => name.Length > 3 ? "SELECT 1" : "SELECT 2";
            private static System.Data.Common.DbConnection Db => throw new();
        }
        """ + Runners;
}
