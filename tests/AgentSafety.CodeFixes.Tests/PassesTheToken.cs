using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The token that is at hand reaches what destroys.</summary>
public class PassesTheToken
{
    private static readonly FixVerifier<PathAnalyzer, PassTokenFix> Verify = new() { Rule = "AGS4004" };

    [Theory]
    [InlineData("[|s3.DeleteBucketAsync(id)|]", "s3.DeleteBucketAsync(id, stop)")]
    [InlineData("[|s3.DeleteBucketAsync(bucketName: id)|]", "s3.DeleteBucketAsync(bucketName: id, stop)")]
    [InlineData("[|Wiped.WipeAsync(id)|]", "Wiped.WipeAsync(id, stop)")]
    [InlineData("[|Wiped.BurnAsync(id)|]", "Wiped.BurnAsync(id, token: stop)")]
    [InlineData("[|Wiped.AllAsync()|]", "Wiped.AllAsync(stop)")]
    public Task On(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task Nothing_where_a_loop_must_look() => Verify.OffersNothing(File("Task.CompletedTask").Replace("return", "while (id.Length > 0) [|System.IO.File.Delete(id)|]; return", System.StringComparison.Ordinal));

    private static string File(string expression) => $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Amazon.S3;
        using ModelContextProtocol.Server;

        public interface IWiped
        {
            [DestructiveOperation("wipe")] Task WipeAsync(string id, CancellationToken token = default);
            [DestructiveOperation("burn")] Task BurnAsync(string id, bool twice = false, CancellationToken token = default);
            [DestructiveOperation("all")] Task AllAsync();
            [DestructiveOperation("all")] Task AllAsync(CancellationToken token);
        }

        public class Tools(IAmazonS3 s3, IWiped Wiped)
        {
            public object Mine => new object[] { s3, Wiped };

            [McpServerTool]
            public Task Run(string id, CancellationToken stop)
            {
                return {{expression}};
            }
        }

        """;
}
