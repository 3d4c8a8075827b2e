namespace AgentSafety.Analyzers.Tests.Operations;

/// <summary>Real SDKs: what their clients do, by interface, by client, and not by name alone.</summary>
public sealed class CloudCalls
{
    private const string Usings = "using Amazon.EC2; using Amazon.EC2.Model; using Amazon.S3; using Azure.Storage.Blobs; using k8s;\n";

    [Theory]
    [InlineData("IAmazonEC2 c", "[|c.TerminateInstancesAsync(new TerminateInstancesRequest([id]))|]")]
    [InlineData("AmazonEC2Client c", "[|c.TerminateInstancesAsync(new TerminateInstancesRequest([id]))|]")]
    [InlineData("IAmazonS3 c", "[|c.DeleteBucketAsync(id)|]")]
    [InlineData("BlobContainerClient c", "[|c.DeleteAsync()|]")]
    [InlineData("IKubernetes c", "[|c.CoreV1.DeleteNamespaceAsync(id)|]")]
    [InlineData("IAmazonEC2 c", "c.DescribeInstancesAsync(new DescribeInstancesRequest())")]
    [InlineData("IAmazonS3 c", "c.ListBucketsAsync()")]
    [InlineData("IAmazonEC2 c", "c.TerminateInstancesAsync(new TerminateInstancesRequest([id]) { DryRun = true })")]
    [InlineData("IAmazonEC2 c", "[|c.TerminateInstancesAsync(new TerminateInstancesRequest([id]) { DryRun = false })|]")]
    [InlineData("IKubernetes c", "c.CoreV1.DeleteNamespaceAsync(id, dryRun: \"All\")")]
    public Task Are_known_by_type_and_member(string client, string call) => Verify.Analyzes(Usings + $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Run({{client}}, string id) => await {{call}};
        }
        """);

    [Fact]
    public Task A_dry_run_that_is_switched_off_again_is_none() => Verify.Analyzes(Usings + """
        public static class Tools
        {
            [McpServerTool] public static async Task Run(IAmazonEC2 c, string id, bool real)
            {
                var request = new TerminateInstancesRequest([id]) { DryRun = true };
                await c.TerminateInstancesAsync(request);
                if (real) request.DryRun = false;
                await [|c.TerminateInstancesAsync(request)|];
            }
        }
        """.Replace("await c.T", "await [|c.T", StringComparison.Ordinal).Replace("(request);\n        if", "(request)|];\n        if", StringComparison.Ordinal));

    [Fact]
    public Task A_look_alike_client_is_not() => Verify.Analyzes("""
        namespace Mine { public interface IAmazonEC2 { Task TerminateInstancesAsync(string id); } }
        public static class Tools
        {
            [McpServerTool] public static async Task Run(Mine.IAmazonEC2 c, string id) => await c.TerminateInstancesAsync(id);
        }
        """);

    [Fact]
    public Task A_decorator_in_source_is_read() => Verify.Analyzes("""
        public static class Directory { public static void Delete(string path, bool recursive) { } }
        public static class Tools
        {
            [McpServerTool] public static void Run(string id) => Directory.Delete(id, true);
        }
        """);

    [Fact]
    public Task A_contract_makes_an_operation_of_any_method() => Verify.Analyzes("""
        public interface ILedger { [DestructiveOperation("ledger.wipe")] Task WipeAsync(string book); Task ReadAsync(string book); }
        public static class Tools
        {
            [McpServerTool] public static async Task Run(ILedger ledger, string book) { await ledger.ReadAsync(book); await [|ledger.WipeAsync(book)|]; }
        }
        """);
}
