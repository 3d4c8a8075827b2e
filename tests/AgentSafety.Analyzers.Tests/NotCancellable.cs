using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS4004: a token is at hand, and doesn't stop the operation.</summary>
public sealed class NotCancellable
{
    [Theory]
    [InlineData("await [|s3.DeleteBucketAsync(id)|];")]
    [InlineData("foreach (var file in Directory.GetFiles(id)) [|File.Delete(file)|];")]
    [InlineData("for (var i = 0; i < 9; i++) [|Directory.Delete(id + i, true)|]; token.ThrowIfCancellationRequested();")]
    [InlineData("await Task.Run(async () => await [|s3.DeleteBucketAsync(id)|]);")]
    [InlineData("token.ThrowIfCancellationRequested(); await [|s3.DeleteBucketAsync(id)|];")]
    public Task Is_said_where_it_could_be_stopped(string body) => Verify.AnalyzesFor(RuleIds.NotCancellable, Tool("string id, CancellationToken token", body));

    [Theory]
    [InlineData("await s3.DeleteBucketAsync(id, token);")]
    [InlineData("await s3.DeleteBucketAsync(id, cancellationToken: token);")]
    [InlineData("await s3.DeleteBucketAsync(id, CancellationToken.None);")]
    [InlineData("using var source = CancellationTokenSource.CreateLinkedTokenSource(token); await s3.DeleteBucketAsync(id, source.Token);")]
    [InlineData("foreach (var file in Directory.GetFiles(id)) { token.ThrowIfCancellationRequested(); File.Delete(file); }")]
    [InlineData("for (var i = 0; i < 9 && !token.IsCancellationRequested; i++) File.Delete(id + i);")]
    [InlineData("File.Delete(id);")]
    [InlineData("await s3.ListBucketsAsync();")]
    [InlineData("Ask(); await s3.DeleteBucketAsync(id);")]
    public Task Is_silent_where_it_is_stopped_or_cannot_be(string body) => Verify.AnalyzesFor(RuleIds.NotCancellable, Tool("string id, CancellationToken token", body));

    [Fact]
    public Task Nobody_has_a_token_to_pass() => Verify.AnalyzesFor(RuleIds.NotCancellable, Tool("string id", "await s3.DeleteBucketAsync(id);"));

    [Fact]
    public Task A_static_lambda_has_none_of_its_surroundings() => Verify.AnalyzesFor(RuleIds.NotCancellable, Tool(
        "string id, CancellationToken token", "await Task.WhenAll(new[] { s3 }.Select(static s3 => s3.DeleteBucketAsync(\"x\")));"));

    [Fact]
    public Task An_overload_with_one_more_parameter_would_take_it() => Verify.AnalyzesFor(RuleIds.NotCancellable, """
        public interface ILedger
        {
            [DestructiveOperation("ledger.wipe")] Task WipeAsync(string book);
            [DestructiveOperation("ledger.wipe")] Task WipeAsync(string book, CancellationToken token);
            [DestructiveOperation("ledger.burn")] Task BurnAsync(string book);
            [DestructiveOperation("ledger.burn")] Task BurnAsync(int book, CancellationToken token);
        }
        public class Tools(ILedger ledger)
        {
            [McpServerTool] public async Task Run(string book, CancellationToken token) { await [|ledger.WipeAsync(book)|]; await ledger.BurnAsync(book); }
        }
        """);

    [Fact]
    public Task In_another_body_the_first_step_says_it() => Verify.Says(RemarkRules.NotCancellable, """
        using Amazon.S3;
        public class Tools(IAmazonS3 s3)
        {
            [McpServerTool] public Task Run(string id) => {|#0:DropAsync(id, default)|};
            private Task DropAsync(string id, CancellationToken stop) => {|#1:s3.DeleteBucketAsync(id)|};
        }
        """, steps: 2, "Run", "DeleteBucketAsync", " through 'Tools.DropAsync'", "", "'stop' isn't passed on");

    private static string Tool(string parameters, string body) => $$"""
        using Amazon.S3;
        public class Tools(IAmazonS3 s3)
        {
            [McpServerTool] public async Task Run({{parameters}}) { {{body}} await Task.Yield(); }
            [AgentGuard(Protections.Approval)] private static void Ask() { }
        }
        """;
}
