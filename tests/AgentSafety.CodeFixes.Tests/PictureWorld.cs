namespace AgentSafety.CodeFixes.Tests;

/// <summary>What a picture leaves out: the class of tools around it, what they are given, and SDKs that aren't referenced.</summary>
internal static class PictureWorld
{
    private const string Beginning = """
        public sealed class Tools(IAmazonEC2 ec2, IAmazonS3 s3, IAmazonRDS rds, IAmazonSQS queue, BlobServiceClient storage, BlobContainerClient container, McpServer server, EnvironmentService environments, Approvals approvals, Options options)
        {

        """;

    private const string End = "}\n";

    public static string[] Files { get; } = [Usings, Ours, Sdks];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AgentSafety;
        global using Amazon.EC2;
        global using Amazon.RDS;
        global using Amazon.S3;
        global using Amazon.S3.Model;
        global using Amazon.SQS;
        global using Azure.Storage.Blobs;
        global using Microsoft.Agents.AI;
        global using Microsoft.Extensions.AI;
        global using Microsoft.Extensions.DependencyInjection;
        global using ModelContextProtocol.Protocol;
        global using ModelContextProtocol.Server;
        global using static Questions;
        """;

    private const string Ours = """
        public sealed class EnvironmentService(IAmazonEC2 ec2) { public async Task DrainAsync(string id) => await ec2.TerminateInstancesAsync(new() { InstanceIds = [id] }); }
        public sealed class Options { public string[] AllowedInstances { get; } = []; }
        public sealed class Approvals { [AgentGuard(Protections.Approval)] public Task<bool> ConfirmAsync(string question) => Task.FromResult(question == ""); }
        public static class Questions { [AgentGuard(Protections.Approval)] public static Task<bool> ConfirmAsync(McpServer server, string name) => Task.FromResult(server is null && name == ""); }
        public sealed record Confirmation(bool Confirmed);
        public sealed class ApprovalGatedFunction(AIFunction inner) : DelegatingAIFunction(inner)
        {
            protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
            {
                await AgentGuard.EnsureApprovedAsync(Name, string.Join(", ", arguments), cancellationToken);
                return await base.InvokeCoreAsync(arguments, cancellationToken);
            }
        }
        """;

    private const string Sdks = """
        namespace Amazon.RDS
        {
            public interface IAmazonRDS { Task DeleteDBInstanceAsync(DeleteDBInstanceRequest request); }
            public class DeleteDBInstanceRequest { public string? DBInstanceIdentifier { get; set; } public string? FinalDBSnapshotIdentifier { get; set; } public bool SkipFinalSnapshot { get; set; } }
        }

        namespace Amazon.SQS
        {
            public interface IAmazonSQS { Task SendMessageAsync(string queue, string text); }
        }

        namespace Microsoft.Agents.AI
        {
            public class FileAccessProviderOptions { public bool DisableWriteToolApproval { get; set; } }
        }
        """;

    public static string Around(string members) => Beginning + string.Concat(Lines(members).Select(static line => line.Length > 0 ? $"    {line}\n" : "\n")) + End;

    /// <summary>The members of the class again.</summary>
    public static string In(string text)
    {
        text = text.TrimStart(); // an empty line where a using would have been added
        Assert.StartsWith(Beginning, text);
        Assert.EndsWith(End, text);
        return string.Concat(Lines(text[Beginning.Length..^End.Length]).Select(static line => line.Length > 4 ? $"{line[4..]}\n" : "\n"));
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
