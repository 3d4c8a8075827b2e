using AgentSafety.Rules;
using AgentSafety.Testing;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The first of the two ways to guard: who is asked is told what is lost, and the way back is written where the catalogue knows one.</summary>
public sealed class TellsEffectAndWayBack
{
    private static readonly FixVerifier<PathAnalyzer, GuardWithAgentGuardFix> Verify = new();

    [Fact]
    public Task There_is_no_way_back() => Becomes("""
        [McpServerTool]
        public void Clean(string path)
        {
            [|Directory.Delete(path, recursive: true)|]; // all of it
        }
        """, """
        [McpServerTool]
        public void Clean(string path)
        {
            AgentGuard.Run(
                "file.directory.delete-tree",
                () => Directory.Delete(path, recursive: true),
                target: path,
                effect: "deletes a directory with everything in it",
                rollback: Rollback.Impossible("what it deletes is gone for good, unless there is a copy elsewhere")); // all of it
        }
        """);

    [Fact]
    public Task A_helper_stands_before_the_operation() => Becomes("""
        [McpServerTool]
        public async Task Clean(string id, CancellationToken cancellationToken) => await [|StopAsync(id)|];

        private Task StopAsync(string id) => Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        """, """
        [McpServerTool]
        public async Task Clean(string id, CancellationToken cancellationToken) => await AgentGuard.RunAsync(
            "aws.ec2.terminate-instances",
            _ => StopAsync(id),
            target: id,
            cancellationToken: cancellationToken,
            effect: "terminates EC2 instances",
            rollback: Rollback.Impossible("what it takes away can only be made anew, and is then another one"));

        private Task StopAsync(string id) => Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        """);

    [Fact]
    public Task Soft_delete_brings_a_blob_back() => Becomes("""
        [McpServerTool]
        public async Task<bool> Clean(BlobClient blob, CancellationToken cancellationToken) =>
            (await [|blob.DeleteIfExistsAsync(cancellationToken: cancellationToken)|]).Value;
        """, """
        [McpServerTool]
        public async Task<bool> Clean(BlobClient blob, CancellationToken cancellationToken) =>
            (await AgentGuard.RunAsync(
                "azure.blobs.blob.delete",
                token => blob.DeleteIfExistsAsync(cancellationToken: token),
                target: blob.Name,
                cancellationToken: cancellationToken,
                effect: "deletes a blob",
                rollback: Rollback.By("undelete the blob, where soft delete is on", token => blob.UndeleteAsync(token)))).Value;
        """);

    [Theory]
    [InlineData("blobs.DeleteBlobAsync(name)", "name", "blobs.GetBlobClient(name).UndeleteAsync(token)")]
    [InlineData("blobs.GetBlobClient(name).DeleteAsync()", null, "blobs.GetBlobClient(name).UndeleteAsync(token)")]
    [InlineData("Blobs().DeleteBlobAsync(name)", "name", null)] // to call it again might be another thing
    [InlineData("blobs.DeleteBlobAsync(Next())", null, null)]
    public Task What_undoes_it_is_told_what_it_was_told(string call, string? target, string? undo) => Becomes(Tool($"[|{call}|]"), Tool("AgentGuard.RunAsync(\n        " + string.Join(",\n        ", new[]
    {
        $"\"azure.blobs.blob.{(call.Contains("DeleteBlob", StringComparison.Ordinal) ? "delete-by-name" : "delete")}\"",
        $"token => {call.Replace("name)", "name, cancellationToken: token)", StringComparison.Ordinal).Replace("Next())", "Next(), cancellationToken: token)", StringComparison.Ordinal).Replace("GetBlobClient(name, cancellationToken: token).DeleteAsync()", "GetBlobClient(name).DeleteAsync(cancellationToken: token)", StringComparison.Ordinal)}",
        target is null ? "" : $"target: {target}",
        "effect: \"deletes a blob\"",
        undo is null ? "" : $"rollback: Rollback.By(\"undelete the blob, where soft delete is on\", token => {undo})",
    }.Where(static part => part.Length > 0)) + ")"));

    [Theory]
    [InlineData("new DeleteSecretRequest { SecretId = name, RecoveryWindowInDays = 7 }", "name")]
    [InlineData("request", "request.SecretId")]
    public Task A_request_says_what_it_is_about(string request, string id) => Becomes(
        SecretTool($"[|secrets.DeleteSecretAsync({request})|]"),
        SecretTool("AgentGuard.RunAsync(\n        " + string.Join(",\n        ", new[]
        {
            "\"aws.secretsmanager.delete-secret\"", $"token => secrets.DeleteSecretAsync({request}, token)", request == "request" ? "" : "target: name", "effect: \"deletes a secret\"",
            $"rollback: Rollback.By(\"restore the secret\", token => secrets.RestoreSecretAsync(new RestoreSecretRequest {{ SecretId = {id} }}, token))",
        }.Where(static part => part.Length > 0)) + ")"), Secrets);

    [Theory]
    [InlineData("new DeleteDBInstanceRequest { DBInstanceIdentifier = name, FinalDBSnapshotIdentifier = name + \"-last\" }", "By(\"restore the last snapshot\", token => databases.RestoreDBInstanceFromDBSnapshotAsync(new RestoreDBInstanceFromDBSnapshotRequest { DBInstanceIdentifier = name, DBSnapshotIdentifier = name + \"-last\" }, token))")]
    [InlineData("new DeleteDBInstanceRequest { DBInstanceIdentifier = name }", "Impossible(\"what it deletes is gone for good, unless there is a copy elsewhere\")")]
    [InlineData("request", "Impossible(\"what it deletes is gone for good, unless there is a copy elsewhere\")")] // it may name none
    public Task A_last_snapshot_brings_a_database_back(string request, string rollback) => Becomes(
        DatabaseTool($"[|databases.DeleteDBInstanceAsync({request})|]"),
        DatabaseTool("AgentGuard.RunAsync(\n        " + string.Join(",\n        ", new[]
        {
            "\"aws.rds.delete-db-instance\"", $"token => databases.DeleteDBInstanceAsync({request}, token)", request == "request" ? "" : "target: name", "effect: \"deletes an RDS database instance\"", $"rollback: Rollback.{rollback}",
        }.Where(static part => part.Length > 0)) + ")"), Databases);

    private static string DatabaseTool(string step) => SecretTool(step).Replace("Amazon.SecretsManager.IAmazonSecretsManager secrets", "Amazon.RDS.IAmazonRDS databases", StringComparison.Ordinal).Replace("DeleteSecretRequest", "DeleteDBInstanceRequest", StringComparison.Ordinal);

    private const string Databases = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Amazon.RDS
        {
            public interface IAmazonRDS { Task DeleteDBInstanceAsync(Model.DeleteDBInstanceRequest request, CancellationToken token = default); Task RestoreDBInstanceFromDBSnapshotAsync(Model.RestoreDBInstanceFromDBSnapshotRequest request, CancellationToken token = default); }
        }

        namespace Amazon.RDS.Model
        {
            public class DeleteDBInstanceRequest { public string? DBInstanceIdentifier { get; set; } public string? FinalDBSnapshotIdentifier { get; set; } }
            public class RestoreDBInstanceFromDBSnapshotRequest { public string? DBInstanceIdentifier { get; set; } public string? DBSnapshotIdentifier { get; set; } }
        }
        """;

    [Fact]
    public Task A_call_that_would_not_compile_is_not_written() => Becomes(
        SecretTool("[|secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = name })|]"),
        SecretTool("AgentGuard.RunAsync(\n        \"aws.secretsmanager.delete-secret\",\n        token => secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = name }, token),\n        target: name,\n        effect: \"deletes a secret\")"),
        Secrets.Replace("RestoreSecretAsync", "BringSecretBackAsync", StringComparison.Ordinal));

    private static string Tool(string step) => $$"""
        [McpServerTool]
        public async Task Clean(BlobContainerClient blobs, string name)
        {
            await {{step}};
        }

        private static BlobContainerClient Blobs() => null!;
        private static string Next() => "";
        """;

    private static string SecretTool(string step) => $$"""
        [McpServerTool]
        public async Task Clean(Amazon.SecretsManager.IAmazonSecretsManager secrets, string name, DeleteSecretRequest request)
        {
            await {{step}};
        }
        """;

    /// <summary>As the SDK declares them; its package can't be restored.</summary>
    private const string Secrets = """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SecretsManager.Model;

        namespace Amazon.SecretsManager
        {
            public interface IAmazonSecretsManager
            {
                Task<string> DeleteSecretAsync(DeleteSecretRequest request, CancellationToken cancellationToken = default);
                Task<string> RestoreSecretAsync(RestoreSecretRequest request, CancellationToken cancellationToken = default);
            }
        }

        namespace Amazon.SecretsManager.Model
        {
            public class DeleteSecretRequest { public string? SecretId { get; set; } public long RecoveryWindowInDays { get; set; } public bool ForceDeleteWithoutRecovery { get; set; } }
            public class RestoreSecretRequest { public string? SecretId { get; set; } }
        }

        """;

    private static Task Becomes(string before, string after, params string[] others) => Verify.Fixes([File(before), .. others], [File(after), .. others]);

    private static string File(string members) => $$"""
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using AgentSafety;
        using Amazon.EC2;
        using Amazon.EC2.Model;
        {{(members.Contains("Secret", StringComparison.Ordinal) ? "using Amazon.SecretsManager.Model;\n" : members.Contains("RDS", StringComparison.Ordinal) ? "using Amazon.RDS.Model;\n" : "")}}using Azure.Storage.Blobs;
        using Azure.Storage.Blobs.Models;
        using ModelContextProtocol.Server;

        public class Tools
        {
            public IAmazonEC2 Ec2 = null!;

            {{members.Replace("\n", "\n    ", StringComparison.Ordinal).Replace("    \n", "\n", StringComparison.Ordinal)}}
        }

        """;
}
