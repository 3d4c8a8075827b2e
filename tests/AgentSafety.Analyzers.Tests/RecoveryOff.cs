using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS4001: settings that take off what would keep or bring back what is destroyed.</summary>
public sealed class RecoveryOff
{
    private const string Usings = "using Amazon.S3; using Amazon.S3.Model; using Azure.Storage.Blobs; using Azure.Storage.Blobs.Models;\n";

    [Theory]
    [InlineData("await s3.DeleteObjectAsync(new DeleteObjectRequest { Key = id, [|BypassGovernanceRetention = true|] });")]
    [InlineData("var request = new DeleteObjectRequest(); [|request.BypassGovernanceRetention = true|]; await s3.DeleteObjectAsync(request);")]
    [InlineData("var bypass = true; await s3.DeleteObjectAsync(new DeleteObjectRequest { [|BypassGovernanceRetention = bypass|] });")]
    [InlineData("await blobs.DeleteBlobAsync(id, [|DeleteSnapshotsOption.IncludeSnapshots|]);")]
    [InlineData("await blobs.DeleteBlobAsync(id, snapshotsOption: [|DeleteSnapshotsOption.IncludeSnapshots|]);")]
    [InlineData("await Task.Run(() => s3.DeleteObjectAsync(new DeleteObjectRequest { [|BypassGovernanceRetention = true|] }));")]
    [InlineData("var request = new DeleteObjectRequest { [|BypassGovernanceRetention = true|] }; await s3.DeleteObjectAsync(request); await s3.DeleteObjectAsync(request);")]
    public Task Are_reported_where_they_are_written(string body) => Verify.AnalyzesFor(RuleIds.RecoveryOff, Tool(body));

    [Theory]
    [InlineData("await s3.DeleteObjectAsync(new DeleteObjectRequest { Key = id });")]
    [InlineData("await s3.DeleteObjectAsync(new DeleteObjectRequest { BypassGovernanceRetention = false });")]
    [InlineData("await s3.DeleteObjectAsync(new DeleteObjectRequest { BypassGovernanceRetention = id == \"\" });")]
    [InlineData("await blobs.DeleteBlobAsync(id, DeleteSnapshotsOption.None);")]
    [InlineData("await blobs.DeleteBlobAsync(id);")]
    [InlineData("var other = new DeleteObjectRequest { BypassGovernanceRetention = true }; await s3.DeleteObjectAsync(new DeleteObjectRequest()); Console.Write(other);")]
    [InlineData("Ask(); await s3.DeleteObjectAsync(new DeleteObjectRequest { BypassGovernanceRetention = true });")]
    public Task Are_silent_where_recovery_stays_or_a_person_approves(string body) => Verify.AnalyzesFor(RuleIds.RecoveryOff, Tool(body));

    [Fact]
    public Task A_scope_does_not_bring_back() => Verify.AnalyzesFor(RuleIds.RecoveryOff, Tool(
        "if (id != \"scratch\") return; await blobs.DeleteBlobAsync(id, [|DeleteSnapshotsOption.IncludeSnapshots|]);"));

    [Theory]
    [InlineData("await Send(new DeleteObjectRequest { Key = id, [|BypassGovernanceRetention = true|] });")]
    [InlineData("await SendDeeper(new DeleteObjectRequest { Key = id, [|BypassGovernanceRetention = true|] }, id);")]
    [InlineData("var request = new DeleteObjectRequest(); [|request.BypassGovernanceRetention = true|]; await Send(request);")]
    [InlineData("await Send(new DeleteObjectRequest { Key = id });")]
    [InlineData("await Show(new DeleteObjectRequest { Key = id, BypassGovernanceRetention = true });")]
    [InlineData("await SendAsking(new DeleteObjectRequest { Key = id, BypassGovernanceRetention = true });")]
    [InlineData("Ask(); await Send(new DeleteObjectRequest { Key = id, BypassGovernanceRetention = true });")]
    public Task Are_reported_where_the_request_is_made_that_another_body_sends(string body) => Verify.AnalyzesFor(RuleIds.RecoveryOff, Tool(body));

    [Fact]
    public Task Nobody_else_calls_it() => Verify.AnalyzesFor(RuleIds.RecoveryOff, Usings + """
        public class Service(BlobContainerClient blobs)
        {
            public Task Drop(string id) => blobs.DeleteBlobAsync(id, DeleteSnapshotsOption.IncludeSnapshots);
        }
        """);

    [Fact]
    public Task In_another_body_the_first_step_says_it() => Verify.Says(RemarkRules.RecoveryOff, Usings + """
        public class Service(BlobContainerClient blobs)
        {
            public Task Drop(string id) => Deeper(id);
            private Task Deeper(string id) => {|#2:blobs.DeleteBlobAsync(id, {|#3:DeleteSnapshotsOption.IncludeSnapshots|})|};
        }
        public class Tools(Service service)
        {
            [McpServerTool] public Task Run(string id) => {|#0:service.Drop(id)|};
        }
        """.Replace("=> Deeper(id)", "=> {|#1:Deeper(id)|}", StringComparison.Ordinal), steps: 4, "Run", "DeleteBlobAsync", " through 'Service.Drop' → 'Service.Deeper'", "", "snapshotsOption = IncludeSnapshots");

    [Fact]
    public Task At_a_registration_too() => Verify.AnalyzesFor(RuleIds.RecoveryOff, Usings + """
        public static class Tools
        {
            public static object Make(BlobContainerClient blobs) =>
                AIFunctionFactory.Create((string id) => blobs.DeleteBlobAsync(id, [|DeleteSnapshotsOption.IncludeSnapshots|]));
        }
        """);

    private static string Tool(string body) => Usings + $$"""
        public class Tools(IAmazonS3 s3, BlobContainerClient blobs)
        {
            [McpServerTool] public async Task Run(string id) { {{body}} }
            [AgentGuard(Protections.Approval)] private static void Ask() { }
            private Task Send(DeleteObjectRequest request) => s3.DeleteObjectAsync(request);
            private async Task SendDeeper(DeleteObjectRequest request, string id) { Console.WriteLine(id); await Send(request); }
            private Task SendAsking(DeleteObjectRequest request) { Ask(); return s3.DeleteObjectAsync(request); }
            private Task Show(DeleteObjectRequest request) { Console.WriteLine(request); return s3.DeleteObjectAsync(new DeleteObjectRequest()); }
        }
        """;
}
