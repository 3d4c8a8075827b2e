using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1010: an agent acts with all the rights of the process.</summary>
public sealed class AmbientAuthority
{
    [Theory]
    [InlineData("var s3 = [|new AmazonS3Client()|]; await s3.ListBucketsAsync();")]
    [InlineData("using var s3 = [|new AmazonS3Client(RegionEndpoint.EUWest1)|];")]
    [InlineData("using var s3 = new AmazonS3Client(new SessionAWSCredentials(id, id, id));")]
    [InlineData("using var s3 = new AmazonS3Client(id, id);")]
    [InlineData("var config = [|KubernetesClientConfiguration.BuildDefaultConfig()|];")]
    [InlineData("var config = new KubernetesClientConfiguration { AccessToken = id };")]
    [InlineData("var credential = [|new DefaultAzureCredential()|];")]
    [InlineData("var credential = new ManagedIdentityCredential(id);")]
    [InlineData("var credential = new Mine.DefaultAzureCredential();")]
    [InlineData("Ask(); var credential = new DefaultAzureCredential();")]
    public Task Is_said_where_it_is_taken(string body) => Verify.AnalyzesFor(RuleIds.AmbientAuthority, Tool(body));

    [Fact]
    public Task It_names_what_has_less() => Verify.Says(RemarkRules.AmbientAuthority, Tool("var config = {|#0:KubernetesClientConfiguration.InClusterConfig()|};"), steps: 1,
        "Run", "KubernetesClientConfiguration.InClusterConfig", "", "", "a token of a service account with a role in one namespace");

    [Fact]
    public Task Where_the_program_starts_is_no_agents_business() => Verify.AnalyzesFor(RuleIds.AmbientAuthority, """
        using Amazon.S3;
        public static class Startup { public static IAmazonS3 Make() => new AmazonS3Client(); }
        public class Tools(IAmazonS3 s3) { [McpServerTool] public Task Run(string id) => s3.ListBucketsAsync(); }
        """);

    private static string Tool(string body) => $$"""
        using Amazon; using Amazon.Runtime; using Amazon.S3; using Azure.Identity; using k8s;
        public class Tools
        {
            [McpServerTool] public async Task Run(string id) { {{body}} await Task.Yield(); }
            [AgentGuard(Protections.Approval)] private static void Ask() { }
        }
        namespace Mine { public class DefaultAzureCredential { } }
        namespace Azure.Identity
        {
            public class DefaultAzureCredential { }
            public class ManagedIdentityCredential(string id) { public string Id => id; }
        }
        """;
}
