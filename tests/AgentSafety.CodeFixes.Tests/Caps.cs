using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A loop over a listing gets an end. That nothing guards what it does is then said as for a single one.</summary>
public class Caps
{
    private static readonly FixVerifier<PathAnalyzer, CapFix> Verify = new() { Rule = "AGS1006" };

    [Theory]
    [InlineData("foreach (var file in Directory.GetFiles(folder) /* all */) [|File.Delete(file)|];", "foreach (var file in Directory.GetFiles(folder).Take(10) /* all */) {|AGS1001:File.Delete(file)|};")]
    [InlineData("foreach (var file in await ListAsync()) { [|File.Delete(file)|]; [|File.Delete(file + \"~\")|]; }", "foreach (var file in (await ListAsync()).Take(10)) { {|AGS1001:File.Delete(file)|}; {|AGS1001:File.Delete(file + \"~\")|}; }")]
    public Task By_taking_ten(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task Nothing_where_the_loop_is_no_foreach() => Verify.OffersNothing(File("Parallel.ForEach(Directory.GetFiles(folder), file => [|File.Delete(file)|]);"));

    private static string File(string body) => $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;
        using ModelContextProtocol.Server;

        public static class Tools
        {
            [McpServerTool]
            public static async Task Clean(string folder)
            {
                await Task.Yield();
                {{body}}
            }

            private static async Task<List<string>> ListAsync() { await Task.Yield(); return [.. Directory.GetFiles("/data")]; }
        }
        """;
}
