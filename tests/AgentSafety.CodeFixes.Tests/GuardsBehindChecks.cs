using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>Where a check or a question is warned about, the step behind it asks.</summary>
public class GuardsBehindChecks
{
    [Theory]
    [InlineData("if ([|confirm|]) Directory.Delete(a, true);", "if (confirm) AgentGuard.Run(\"file.directory.delete-tree\", () => Directory.Delete(a, true), target: a);")]
    [InlineData("if (![|confirm|]) return; Wipe(a);", "if (!confirm) return; AgentGuard.Run(\"file.directory.delete-tree\", () => Wipe(a), target: a);")]
    [InlineData("[|Flagged(a, confirm)|];", "AgentGuard.Run(\"file.directory.delete-tree\", () => Flagged(a, confirm), target: a);")] // tested in there
    public Task A_flag_of_the_model(string before, string after) => new FixVerifier<PathAnalyzer, GuardWithAgentGuardFix> { Rule = "AGS2002", Way = Guarded.Verify.Way }.Fixes(File(before), File(after));

    [Theory]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\", a)|]; Directory.Delete(b, true);", "AgentGuard.EnsureApproved(\"wipe\", a); AgentGuard.Run(\"file.directory.delete-tree\", () => Directory.Delete(b, true), target: b);")]
    [InlineData("[|AgentGuard.EnsureApproved(\"wipe\")|]; foreach (var each in many) Wipe(each);", "AgentGuard.EnsureApproved(\"wipe\"); foreach (var each in many) AgentGuard.Run(\"file.directory.delete-tree\", () => Wipe(each), target: each);")]
    public Task A_question_about_something_else(string before, string after) => new FixVerifier<PathAnalyzer, GuardWithAgentGuardFix> { Rule = "AGS2007", Way = Guarded.Verify.Way }.Fixes(File(before), File(after));

    private static string File(string body) => $$"""
        using System.IO;
        using AgentSafety;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool]
            public void Clean(string a, string b, string[] many, bool confirm)
            {
                {{body.Replace("; ", ";\n        ")}}
            }

            private static void Wipe(string path) => Directory.Delete(path, true);

            private static void Flagged(string path, bool confirm)
            {
                if (confirm) Directory.Delete(path, true);
            }
        }

        """;
}
