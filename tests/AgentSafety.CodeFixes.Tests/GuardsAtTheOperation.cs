using AgentSafety.Rules;
using AgentSafety.Testing;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The other choice where the step is a call into a helper: the guard stands at the operation, in its file.</summary>
public sealed class GuardsAtTheOperation
{
    private static readonly FixVerifier<PathAnalyzer, OperationGuardFix> Verify = new();

    private static readonly string Guarded = Folders(
        """
        AgentGuard.Run(
                    "file.directory.delete-tree",
                    () => Directory.Delete(path, true),
                    target: path,
                    effect: "deletes a directory with everything in it",
                    rollback: Rollback.Impossible("what it deletes is gone for good, unless there is a copy elsewhere"));
        """.ReplaceLineEndings("\n"), "using AgentSafety;\n");

    [Fact]
    public Task In_its_file() => Becomes(Tool("[|folders.RemoveAsync(path)|]"), Folders("Directory.Delete(path, true);"), Tool("folders.RemoveAsync(path)"), Guarded);

    [Fact]
    public Task Once_however_many_steps_lead_there() => Becomes(Tool("[|folders.RemoveAsync(path)|]; await [|folders.RemoveAsync(path + 1)|]"), Folders("Directory.Delete(path, true);"), Tool("folders.RemoveAsync(path); await folders.RemoveAsync(path + 1)"), Guarded);

    [Theory]
    [InlineData("Directory.Delete(path, true); File.Delete(path);")] // another one would be left
    [InlineData("Span<char> name = stackalloc char[9]; Directory.Delete(name.ToString(), true);")] // can't move into a lambda
    public Task Not_where_something_would_be_left(string body) =>
        Verify.Fixes([Tool("[|folders.RemoveAsync(path)|]"), Folders(body)], [Tool("[|folders.RemoveAsync(path)|]"), Folders(body)]);

    [Fact]
    public Task Not_where_the_step_is_the_operation() => Verify.OffersNothing(Tool("Task.Yield(); [|Directory.Delete(path, true)|]"));

    private static Task Becomes(string tool, string helper, string toolAfter, string helperAfter) => (Verify with { Steps = 1 }).Fixes([tool, helper], [toolAfter, helperAfter]);

    private static string Tool(string step) => $$"""
        using System.IO;
        using System.Threading.Tasks;
        using ModelContextProtocol.Server;

        namespace Agents;

        public class Tools{{(step.Contains("folders", StringComparison.Ordinal) ? "(Storage.Folders folders)" : "")}}
        {
            [McpServerTool]
            public async Task Clean(string path)
            {
                await {{step}};
            }
        }

        """;

    private static string Folders(string body, string usings = "") => $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;
        {{usings}}
        namespace Storage;

        public class Folders
        {
            public Task RemoveAsync(string path)
            {
                {{body}}
                return Task.CompletedTask;
            }
        }

        """;
}
