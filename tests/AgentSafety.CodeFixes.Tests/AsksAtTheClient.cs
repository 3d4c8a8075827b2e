using AgentSafety.Rules;
using AgentSafety.Testing;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The way of MCP itself, with and without our package.</summary>
public sealed class AsksAtTheClient
{
    private static readonly FixVerifier<PathAnalyzer, McpElicitationFix> Verify = new() { References = TestReferences.Without("AgentSafety") };

    [Fact]
    public Task Before_the_step() => Becomes("""
        [McpServerTool]
        public static async Task<string> Clean(McpServer server, string path, CancellationToken cancellationToken)
        {
            await Task.Yield();

            // all of it
            [|Directory.Delete(path, true)|];
            return "Deleted.";
        }
        """, """
        [McpServerTool]
        public static async Task<string> Clean(McpServer server, string path, CancellationToken cancellationToken)
        {
            await Task.Yield();

            // all of it
            var answer = await server.ElicitAsync(new ElicitRequestParams
            {
                Message = $"'Clean' deletes a directory with everything in it: {path}. Do you approve?",
                RequestedSchema = new() { Properties = { ["approved"] = new ElicitRequestParams.BooleanSchema { Title = "Yes, do it" } }, Required = ["approved"] },
            }, cancellationToken);
            if (!answer.IsAccepted || answer.Content?["approved"].GetBoolean() != true)
                return "Not approved.";

            Directory.Delete(path, true);
            return "Deleted.";
        }
        """);

    [Fact]
    public Task A_tool_that_did_not_wait_waits_and_asks_for_the_server() => Becomes("""
        [McpServerTool]
        public void Clean(string path) => [|Directory.Delete(path, true)|];
        """, """
        [McpServerTool]
        public async Task Clean(McpServer server, string path)
        {
            var answer = await server.ElicitAsync(new ElicitRequestParams
            {
                Message = $"'Clean' deletes a directory with everything in it: {path}. Do you approve?",
                RequestedSchema = new() { Properties = { ["approved"] = new ElicitRequestParams.BooleanSchema { Title = "Yes, do it" } }, Required = ["approved"] },
            });
            if (!answer.IsAccepted || answer.Content?["approved"].GetBoolean() != true)
                throw new System.UnauthorizedAccessException("Not approved.");

            Directory.Delete(path, true);
        }
        """);

    [Theory]
    [InlineData("public Task Clean(string path) => [|Wipe(path)|];", "async Task", "await Wipe(path);")]
    [InlineData("public Task<int> Clean(string path) => [|Count(path)|];", "async Task<int>", "return await Count(path);")]
    [InlineData("public int Clean(string path) => [|Delete(path)|];", "async Task<int>", "return Delete(path);")]
    public Task Whatever_it_hands_back(string tool, string type, string act) => Becomes("[McpServerTool]\n" + tool, $$"""
        [McpServerTool]
        public {{type}} Clean(McpServer server, string path)
        {
            var answer = await server.ElicitAsync(new ElicitRequestParams
            {
                Message = $"'Clean' deletes a directory with everything in it: {path}. Do you approve?",
                RequestedSchema = new() { Properties = { ["approved"] = new ElicitRequestParams.BooleanSchema { Title = "Yes, do it" } }, Required = ["approved"] },
            });
            if (!answer.IsAccepted || answer.Content?["approved"].GetBoolean() != true)
                throw new System.UnauthorizedAccessException("Not approved.");

            {{act}}
        }
        """);

    [Theory]
    [InlineData("[McpServerTool] public void Clean(string path) => [|Directory.Delete(path, true)|];\n\npublic void Both() => Clean(\"x\");")] // somebody calls it
    [InlineData("[McpServerTool] public virtual void Clean(string path) => [|Directory.Delete(path, true)|];")]
    [InlineData("[McpServerTool] public Task Clean(string path) { [|Directory.Delete(path, true)|]; return Task.CompletedTask; }")]
    [InlineData("[McpServerTool] public void Clean(string path, int answer) => [|Directory.Delete(path, true)|];")]
    public Task Not_where_more_would_have_to_change(string tool) => Verify.OffersNothing(File(tool));

    private static Task Becomes(string before, string after) => Verify.Fixes(File(before), File(after));

    private static string File(string members) => $$"""
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;

        public class Tools
        {
            {{members.Replace("\n", "\n    ", StringComparison.Ordinal).Replace("    \n", "\n", StringComparison.Ordinal)}}

            private static Task Wipe(string path) { Directory.Delete(path, true); return Task.CompletedTask; }

            private static int Delete(string path) { Directory.Delete(path, true); return 1; }

            private static Task<int> Count(string path) { Directory.Delete(path, true); return Task.FromResult(1); }
        }

        """;
}
