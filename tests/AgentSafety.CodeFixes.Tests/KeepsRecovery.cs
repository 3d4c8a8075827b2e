using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What would keep or bring back stays on.</summary>
public class KeepsRecovery
{
    private static readonly FixVerifier<PathAnalyzer, KeepRecoveryFix> Verify = new() { Rule = "AGS4001" };

    [Theory]
    [InlineData("s3.DeleteObjectAsync(new DeleteObjectRequest { Key = id, [|BypassGovernanceRetention = true|] /* why */ })", "s3.DeleteObjectAsync(new DeleteObjectRequest { Key = id, BypassGovernanceRetention = false /* why */ })")]
    [InlineData("rds.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = id, [|SkipFinalSnapshot = true|], [|DeleteAutomatedBackups = true|] })", "rds.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = id, SkipFinalSnapshot = false, FinalDBSnapshotIdentifier = $\"{id}-final-{DateTime.UtcNow:yyyyMMddHHmmss}\", DeleteAutomatedBackups = false })")]
    [InlineData("rds.DeleteDBInstanceAsync(new() { [|SkipFinalSnapshot = Always|] })", "rds.DeleteDBInstanceAsync(new() { SkipFinalSnapshot = false, FinalDBSnapshotIdentifier = $\"final-{DateTime.UtcNow:yyyyMMddHHmmss}\" })")]
    [InlineData("rds.DeleteDBInstanceAsync(new() { [|SkipFinalSnapshot = true|], FinalDBSnapshotIdentifier = id })", "rds.DeleteDBInstanceAsync(new() { SkipFinalSnapshot = false, FinalDBSnapshotIdentifier = id })")]
    [InlineData("secrets.DeleteSecretAsync(new() { SecretId = id, [|ForceDeleteWithoutRecovery = true|] /* now */ })", "secrets.DeleteSecretAsync(new() { SecretId = id, RecoveryWindowInDays = 30 /* now */ })")]
    [InlineData("secrets.DeleteSecretAsync(new() { [|ForceDeleteWithoutRecovery = true|], RecoveryWindowInDays = 14 })", "secrets.DeleteSecretAsync(new() { ForceDeleteWithoutRecovery = false, RecoveryWindowInDays = 14 })")]
    [InlineData("kms.ScheduleKeyDeletionAsync(new() { [|PendingWindowInDays = 7|] })", "kms.ScheduleKeyDeletionAsync(new() { PendingWindowInDays = 30 })")]
    public Task By_the_other_value(string before, string after) => Verify.Fixes(File(before), File(after));

    [Fact]
    public Task On_lines_of_their_own() => Verify.Fixes(
        File("""
            rds.DeleteDBInstanceAsync(new()
                {
                    DBInstanceIdentifier = id,
                    [|SkipFinalSnapshot = true|], // no time
                })
            """),
        File("""
            rds.DeleteDBInstanceAsync(new()
                {
                    DBInstanceIdentifier = id,
                    SkipFinalSnapshot = false,
                    FinalDBSnapshotIdentifier = $"{id}-final-{DateTime.UtcNow:yyyyMMddHHmmss}", // no time
                })
            """));

    [Fact]
    public Task As_a_statement_too() => Verify.Fixes(
        File("""Later(() => { var request = new DeleteDBInstanceRequest(); [|request.SkipFinalSnapshot = true|]; return rds.DeleteDBInstanceAsync(request); })"""),
        File("""Later(() => { var request = new DeleteDBInstanceRequest(); request.SkipFinalSnapshot = false; request.FinalDBSnapshotIdentifier = $"final-{DateTime.UtcNow:yyyyMMddHHmmss}"; return rds.DeleteDBInstanceAsync(request); })"""));

    [Fact]
    public Task Nothing_where_no_other_value_keeps_it() => Verify.OffersNothing(File("blobs.DeleteBlobAsync(id, [|DeleteSnapshotsOption.IncludeSnapshots|])"));

    [Fact]
    public Task Nothing_where_it_is_written_elsewhere() => Verify.OffersNothing(File("[|Drop(id)|]"));

    private static string File(string expression) => $$"""
        using System;
        using System.Threading.Tasks;
        using Amazon.KeyManagementService;
        using Amazon.RDS;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Amazon.SecretsManager;
        using Azure.Storage.Blobs;
        using Azure.Storage.Blobs.Models;
        using ModelContextProtocol.Server;

        public class Tools(IAmazonS3 s3, IAmazonRDS rds, IAmazonKeyManagementService kms, IAmazonSecretsManager secrets, BlobContainerClient blobs)
        {
            private const bool Always = true;
            public object All => new object[] { s3, rds, kms, secrets, blobs };
            [McpServerTool] public Task Run(string id) => {{expression}};
            private static Task Later(Func<Task> act) => act();
            private Task Drop(string id) => blobs.DeleteBlobAsync(id, DeleteSnapshotsOption.IncludeSnapshots);
        }

        namespace Amazon.RDS
        {
            public interface IAmazonRDS { Task DeleteDBInstanceAsync(DeleteDBInstanceRequest request); }
            public class DeleteDBInstanceRequest { public string? DBInstanceIdentifier { get; set; } public string? FinalDBSnapshotIdentifier { get; set; } public bool SkipFinalSnapshot { get; set; } public bool DeleteAutomatedBackups { get; set; } }
        }

        namespace Amazon.SecretsManager
        {
            public interface IAmazonSecretsManager { Task DeleteSecretAsync(DeleteSecretRequest request); }
            public class DeleteSecretRequest { public string? SecretId { get; set; } public bool ForceDeleteWithoutRecovery { get; set; } public long RecoveryWindowInDays { get; set; } }
        }

        namespace Amazon.KeyManagementService
        {
            public interface IAmazonKeyManagementService { Task ScheduleKeyDeletionAsync(ScheduleKeyDeletionRequest request); }
            public class ScheduleKeyDeletionRequest { public int PendingWindowInDays { get; set; } }
        }

        """;
}
