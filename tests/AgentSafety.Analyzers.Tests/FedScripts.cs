using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Scripts that are written to a file and then run, and what is written to the input of a shell.</summary>
public sealed class FedScripts
{
    [Theory]
    [InlineData("var path = Path.GetTempFileName() + \".py\"; File.WriteAllText(path, code); [|Process.Start(\"python3\", path)|];")]
    [InlineData("var path = Path.GetTempFileName() + \".py\"; await File.WriteAllTextAsync(path, code); [|Process.Start(new ProcessStartInfo(\"python\", $\"\\\"{path}\\\"\"))|];")]
    [InlineData("var path = Path.GetTempFileName(); File.WriteAllText(path, code); [|Process.Start(\"bash\", [path])|];")]
    [InlineData("File.WriteAllText(\"/opt/agent/run.js\", \"'use strict';\\n\" + code); [|Process.Start(\"node\", \"--check /opt/agent/run.js\")|];")]
    [InlineData("var path = \"/opt/agent/run.sh\"; File.WriteAllText(path, code); [|Process.Start(path)|];")]
    [InlineData("var path = \"/opt/agent/run.py\"; File.WriteAllText(path, code); [|Process.Start(Interpreter, path)|];")]
    [InlineData("var path = \"/opt/agent/run.py\"; var arguments = $\"-u {path}\"; File.WriteAllText(path, code); var info = new ProcessStartInfo { FileName = \"python3\", Arguments = arguments }; [|Process.Start(info)|];")]
    [InlineData("var process = new Process { StartInfo = new ProcessStartInfo(\"bash\") }; [|process.Start()|]; process.StandardInput.WriteLine(code);")]
    [InlineData("using var process = [|Process.Start(new ProcessStartInfo(\"powershell.exe\", \"-NoProfile\"))|]!; await process.StandardInput.WriteLineAsync(code);")]
    [InlineData("var process = [|Process.Start(new ProcessStartInfo(\"psql\", \"shop\"))|]!; process.StandardInput.Write(code);")]
    [InlineData("var process = [|Process.Start(new ProcessStartInfo(\"python3\", \"-\"))|]!; var input = process.StandardInput; input.Write(code);")]
    [InlineData("[|Script.Run(code)|];")]
    [InlineData("var path = Path.GetTempFileName(); File.WriteAllText(path, code); Process.Start(\"notepad\", path);")]
    [InlineData("var path = Path.GetTempFileName(); var other = Path.GetTempFileName(); File.WriteAllText(path, code); Process.Start(\"python3\", other);")]
    [InlineData("var path = Path.GetTempFileName(); Process.Start(\"python3\", path); File.WriteAllText(path, code);")]
    [InlineData("var path = \"/opt/agent/notes.txt\"; File.WriteAllText(path, code); Process.Start(\"git\", [\"add\", path]);")]
    [InlineData("var path = \"/opt/agent/run.py\"; File.WriteAllText(path, \"print(1)\"); Process.Start(\"python3\", path);")]
    [InlineData("var path = \"/opt/agent/run.py\"; File.WriteAllText(path, $\"print('{code}')\"); Process.Start(\"python3\", path);")] // words: AGS1013
    [InlineData("var process = Process.Start(new ProcessStartInfo(\"cat\"))!; process.StandardInput.WriteLine(code);")]
    [InlineData("var process = Process.Start(new ProcessStartInfo(\"bash\", \"-c sort\"))!; process.StandardInput.WriteLine(code);")]
    [InlineData("var process = Process.Start(new ProcessStartInfo(\"bash\"))!; process.StandardInput.WriteLine(\"uptime\");")]
    [InlineData("var process = Process.Start(new ProcessStartInfo(\"bash\"))!; var other = Process.Start(new ProcessStartInfo(\"cat\"))!; other.StandardInput.WriteLine(code);")]
    public Task A_program_runs_what_it_is_fed(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Tool(body));

    [Theory]
    [InlineData("var path = \"/opt/agent/run.sh\"; File.WriteAllText(path, \"rm -rf /data\"); [|Process.Start(\"bash\", path)|];")]
    [InlineData("var process = [|Process.Start(new ProcessStartInfo(\"bash\"))|]!; process.StandardInput.WriteLine(\"rm -rf /data\");")]
    [InlineData("var path = \"/opt/agent/run.sh\"; File.WriteAllText(path, \"ls /data\"); Process.Start(\"bash\", path);")]
    [InlineData("var path = \"/opt/agent/run.txt\"; File.WriteAllText(path, \"rm -rf /data\"); Process.Start(\"less\", path);")]
    public Task What_it_is_fed_is_read(string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, Tool(body));

    [Theory]
    [InlineData("var path = \"/opt/agent/run.py\"; File.WriteAllText(path, $\"print('{code}')\"); [|Process.Start(\"python3\", path)|];")]
    [InlineData("var path = \"/opt/agent/run.sh\"; File.WriteAllText(path, $\"echo {code}\"); [|Process.Start(\"bash\", path)|];")]
    public Task Words_in_a_script_are_said_as_such(string body) => Verify.AnalyzesFor(RuleIds.SuppliedWords, Tool(body));

    private static string Tool(string body) => $$"""
        using System.Diagnostics;
        public static class Tools
        {
            [McpServerTool] public static async Task Run(string code) { await Task.Yield(); {{body}} }
            private static string Interpreter => Environment.GetEnvironmentVariable("PYTHON") ?? "";
        }
        public static class Script
        {
            public static void Run(string text) { var path = Path.GetTempFileName(); File.WriteAllText(path, text); Process.Start("python3", path); }
        }
        """;
}
