using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>A loop that destroys stops when the call is cancelled.</summary>
public class LooksAtTheToken
{
    private static readonly FixVerifier<PathAnalyzer, LookAtTokenFix> Verify = new() { Rule = "AGS4004" };

    [Fact]
    public Task First_thing_in_the_loop() => Verify.Fixes(
        File("""
            foreach (var file in Directory.GetFiles(folder))
                    {
                        // each of them
                        [|File.Delete(file)|];
                        [|File.Delete(file + "~")|];
                    }
            """),
        File("""
            foreach (var file in Directory.GetFiles(folder))
                    {
                        stop.ThrowIfCancellationRequested();
                        // each of them
                        File.Delete(file);
                        File.Delete(file + "~");
                    }
            """));

    [Fact]
    public Task A_loop_of_one_statement_gets_braces() => Verify.Fixes(
        File("""
            for (var i = 0; i < 9; i++)
                        [|File.Delete(folder + i)|];
            """),
        File("""
            for (var i = 0; i < 9; i++)
                    {
                        stop.ThrowIfCancellationRequested();
                        File.Delete(folder + i);
                    }
            """));

    [Theory]
    [InlineData("await [|s3.DeleteBucketAsync(folder)|];")] // it takes the token itself
    [InlineData("while (folder.Length > 0) await [|s3.DeleteBucketAsync(folder)|];")]
    public Task Nothing_where_the_token_is_passed_on(string body) => Verify.OffersNothing(File(body));

    private static string File(string body) => $$"""
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.S3;
        using ModelContextProtocol.Server;

        public class Tools(IAmazonS3 s3)
        {
            public IAmazonS3 Mine => s3;

            [McpServerTool]
            public async Task Run(string folder, CancellationToken stop)
            {
                {{body}}
                await Task.Yield();
            }
        }
        """;
}
