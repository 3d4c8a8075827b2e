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
    [InlineData("var credential = [|new AzureCliCredential()|];")]
    [InlineData("var key = [|new Azure.Storage.StorageSharedKeyCredential(id, id)|];")]
    [InlineData("var credential = [|new InstanceProfileAWSCredentials()|];")]
    [InlineData("new CredentialProfileStoreChain().TryGetAWSCredentials(id, out _);", true)]
    [InlineData("await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = id });", true)]
    [InlineData("await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = id, Policy = \"{}\" });")]
    [InlineData("var request = new AssumeRoleRequest { RoleArn = id }; request.PolicyArns = [new PolicyDescriptorType { Arn = id }]; await sts.AssumeRoleAsync(request);")]
    [InlineData("await sts.AssumeRoleAsync(Request);")]
    [InlineData("var credentials = [|new AssumeRoleAWSCredentials(new BasicAWSCredentials(id, id), id, id)|];")]
    [InlineData("var credentials = [|new AssumeRoleAWSCredentials(new BasicAWSCredentials(id, id), id, id, new AssumeRoleAWSCredentialsOptions { DurationSeconds = 900 })|];")]
    [InlineData("var credentials = new AssumeRoleAWSCredentials(new BasicAWSCredentials(id, id), id, id, new AssumeRoleAWSCredentialsOptions { Policy = \"{}\" });")]
    [InlineData("var credential = new Mine.DefaultAzureCredential();")]
    [InlineData("Ask(); var credential = new DefaultAzureCredential();")]
    public Task Is_said_where_it_is_taken(string body, bool isSaid = false) =>
        Verify.AnalyzesFor(RuleIds.AmbientAuthority, Tool(isSaid ? (body.StartsWith("await ", StringComparison.Ordinal) ? "await [|" + body[6..^1] : "[|" + body[..^1]) + "|];" : body));

    [Fact]
    public Task It_names_what_has_less() => Verify.Says(RemarkRules.AmbientAuthority, Tool("var config = {|#0:KubernetesClientConfiguration.InClusterConfig()|};"), steps: 1,
        "Run", "KubernetesClientConfiguration.InClusterConfig", "", "", "the process; use a token of a service account with a role in one namespace");

    [Theory]
    [InlineData("[|PublisherServiceApiClient.Create()|]")]
    [InlineData("[|PublisherServiceApiClient.Create(null)|]")]
    [InlineData("PublisherServiceApiClient.Create(new Google.Apis.Auth.OAuth2.GoogleCredential())")]
    [InlineData("Topics.Create(id)")]
    public Task A_client_of_Google_finds_its_own(string made) => OfGoogle(made);

    [Fact]
    public Task A_builder_of_Google_is_not_asked_for_a_credential() => OfGoogle("new PublisherServiceApiClientBuilder().Build()");

    private static Task OfGoogle(string made) => Verify.WithLibrary("""
        namespace Google.Apis.Auth.OAuth2 { public class GoogleCredential; }
        namespace Google.Cloud.PubSub.V1
        {
            public class PublisherServiceApiClientBuilder { public PublisherServiceApiClient Build() => new(); }
            public class PublisherServiceApiClient { public static PublisherServiceApiClient Create(Google.Apis.Auth.OAuth2.GoogleCredential? credential = null) => new(); }
            public class Topics { public static Topics Create(string name) => new(); }
        }
        """, "using Google.Cloud.PubSub.V1; public class Tools { [McpServerTool] public object Run(string id) => " + made + "; }", RuleIds.AmbientAuthority);

    [Fact]
    public Task Where_the_program_starts_is_no_agents_business() => Verify.AnalyzesFor(RuleIds.AmbientAuthority, """
        using Amazon.S3;
        public static class Startup { public static IAmazonS3 Make() => new AmazonS3Client(); }
        public class Tools(IAmazonS3 s3) { [McpServerTool] public Task Run(string id) => s3.ListBucketsAsync(); }
        """);

    private static string Tool(string body) => $$"""
        using Amazon; using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.S3; using Amazon.SecurityToken; using Amazon.SecurityToken.Model; using Azure.Identity; using k8s;
        public class Tools(IAmazonSecurityTokenService sts)
        {
            public AssumeRoleRequest Request { get; set; } = new();
            public object All => sts;
            [McpServerTool] public async Task Run(string id) { {{body}} await Task.Yield(); }
            [AgentGuard(Protections.Approval)] private static void Ask() { }
        }
        namespace Mine { public class DefaultAzureCredential { } }
        namespace Azure.Identity
        {
            public class DefaultAzureCredential { }
            public class AzureCliCredential { }
            public class ManagedIdentityCredential(string id) { public string Id => id; }
        }
        """;
}
