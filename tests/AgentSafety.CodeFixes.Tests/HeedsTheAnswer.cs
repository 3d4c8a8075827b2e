using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>An answer is waited for, and a no leaves.</summary>
public class HeedsTheAnswer
{
    private static readonly FixVerifier<PathAnalyzer, HeedAnswerFix> Verify = new() { Rule = "AGS2001" };

    [Theory]
    [InlineData("[|gate.EnsureAsync()|]; // first", "await gate.EnsureAsync(); // first")]
    [InlineData("_ = [|gate.EnsureAsync()|];", "await gate.EnsureAsync();")]
    [InlineData("await [|gate.AskAsync()|];", "if (!await gate.AskAsync())\n            return \"Not approved.\";")]
    [InlineData("[|gate.AskAsync()|];", "if (!await gate.AskAsync())\n            return \"Not approved.\";")]
    [InlineData("[|gate.Ask()|];", "if (!gate.Ask())\n            return \"Not approved.\";")]
    [InlineData("_ = await [|gate.JudgeAsync()|];", "if (!(await gate.JudgeAsync()).IsGranted)\n            return \"Not approved.\";")]
    [InlineData("var ok = await [|gate.AskAsync()|];", "var ok = await gate.AskAsync();\n        if (!ok)\n            return \"Not approved.\";")]
    [InlineData("if ([|!gate.Ask()|]) { Log(\"no\"); }", "if (!gate.Ask()) { Log(\"no\"); return \"Not approved.\"; }")]
    [InlineData("await [|server.ElicitAsync<Confirm>(\"Sure?\")|];", "var answer = await server.ElicitAsync<Confirm>(\"Sure?\");\n        if (!answer.IsAccepted || answer.Content?.Yes != true)\n            return \"Not approved.\";")]
    public Task In_a_tool_that_answers_with_a_text(string before, string after) => Verify.Fixes(File("async Task<string>", before, "return \"done\";"), File("async Task<string>", after, "return \"done\";"));

    [Fact]
    public Task Any_other_throws() => Verify.Fixes(
        File("async Task", "await [|gate.AskAsync()|];", ""),
        File("async Task", "if (!await gate.AskAsync())\n            throw new UnauthorizedAccessException(\"Not approved.\");", ""));

    [Theory]
    [InlineData("Task", "[|gate.EnsureAsync()|];", "return Task.CompletedTask;")] // can't wait
    [InlineData("async Task", "if (path != \"\" && ![|gate.Ask()|]) return;", "await Task.Yield();")] // asked on one way
    [InlineData("async Task", "if ([|await ErrorAsync() is null|]) return;", "await Task.Yield();")] // nothing is the yes
    [InlineData("async Task", "var error = await ErrorAsync(); if ([|error != null|]) Log(error);", "")]
    public Task Nothing_where_it_would_not_help(string returns, string body, string end) => Verify.OffersNothing(File(returns, body, end));

    [Fact]
    public Task Nothing_after_the_act() => Verify.OffersNothing(File("async Task", "", "await [|gate.EnsureAsync()|];"));

    private static string File(string returns, string body, string end) => $$"""
        #pragma warning disable CS1998, CS4014, CS9113 // that nobody waits for the answer is what is tested
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using AgentSafety;
        using ModelContextProtocol.Server;

        public record Confirm(bool Yes);

        public class Verdict { public bool IsGranted { get; set; } public string Why { get; set; } = ""; }

        public interface IGate
        {
            [AgentGuard(Protections.Approval)] Task EnsureAsync();
            [AgentGuard(Protections.Approval)] Task<bool> AskAsync();
            [AgentGuard(Protections.Approval)] Task<Verdict> JudgeAsync();
            [AgentGuard(Protections.Approval)] bool Ask();
        }

        public class Tools(IGate gate)
        {
            [McpServerTool(Destructive = true)]
            public {{returns}} Clean(McpServer server, string path)
            {
                {{body}}
                Directory.Delete(path, true);
                {{end}}
            }

            private async Task<string?> ErrorAsync() => await gate.AskAsync() ? null : "denied";

            private static void Log(string text) => Console.WriteLine(text);
        }

        """.ReplaceLineEndings("\n");
}
