using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What would keep or bring back stays on.</summary>
public class KeepsRecovery
{
    private static readonly FixVerifier<PathAnalyzer, KeepRecoveryFix> Verify = new() { Rule = "AGS4001" };

    [Theory]
    [InlineData("s3.DeleteObjectAsync(new DeleteObjectRequest { Key = id, [|BypassGovernanceRetention = true|] /* why */ })", "s3.DeleteObjectAsync(new DeleteObjectRequest { Key = id, BypassGovernanceRetention = false /* why */ })")]
    [InlineData("rds.DeleteDBInstanceAsync(new() { [|SkipFinalSnapshot = true|], [|DeleteAutomatedBackups = true|] })", "rds.DeleteDBInstanceAsync(new() { SkipFinalSnapshot = false, DeleteAutomatedBackups = false })")]
    [InlineData("rds.DeleteDBInstanceAsync(new() { [|SkipFinalSnapshot = Always|] })", "rds.DeleteDBInstanceAsync(new() { SkipFinalSnapshot = false })")]
    [InlineData("kms.ScheduleKeyDeletionAsync(new() { [|PendingWindowInDays = 7|] })", "kms.ScheduleKeyDeletionAsync(new() { PendingWindowInDays = 30 })")]
    public Task By_the_other_value(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task Nothing_where_no_other_value_keeps_it() => Verify.OffersNothing(File("blobs.DeleteBlobAsync(id, [|DeleteSnapshotsOption.IncludeSnapshots|])"));

    [Fact]
    public Task Nothing_where_it_is_written_elsewhere() => Verify.OffersNothing(File("[|Drop(id)|]"));

    private static string File(string expression) => $$"""
        using System.Threading.Tasks;
        using Amazon.KeyManagementService;
        using Amazon.RDS;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Azure.Storage.Blobs;
        using Azure.Storage.Blobs.Models;
        using ModelContextProtocol.Server;

        public class Tools(IAmazonS3 s3, IAmazonRDS rds, IAmazonKeyManagementService kms, BlobContainerClient blobs)
        {
            private const bool Always = true;
            public object All => new object[] { s3, rds, kms, blobs };
            [McpServerTool] public Task Run(string id) => {{expression}};
            private Task Drop(string id) => blobs.DeleteBlobAsync(id, DeleteSnapshotsOption.IncludeSnapshots);
        }

        namespace Amazon.RDS
        {
            public interface IAmazonRDS { Task DeleteDBInstanceAsync(DeleteDBInstanceRequest request); }
            public class DeleteDBInstanceRequest { public bool SkipFinalSnapshot { get; set; } public bool DeleteAutomatedBackups { get; set; } }
        }

        namespace Amazon.KeyManagementService
        {
            public interface IAmazonKeyManagementService { Task ScheduleKeyDeletionAsync(ScheduleKeyDeletionRequest request); }
            public class ScheduleKeyDeletionRequest { public int PendingWindowInDays { get; set; } }
        }

        """;
}
