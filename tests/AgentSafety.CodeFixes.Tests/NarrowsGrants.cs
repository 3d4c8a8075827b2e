using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What is granted becomes less, where less is known for sure.</summary>
public class NarrowsGrants
{
    private static readonly FixVerifier<PathAnalyzer, NarrowGrantFix> Verify = new() { Rule = "AGS1008" };

    [Theory]
    [InlineData("s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = id, [|ACL = S3CannedACL.PublicRead|] /* why */ })", "s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = id, ACL = S3CannedACL.Private /* why */ })")]
    [InlineData("s3.PutObjectAsync(new PutObjectRequest { Key = id, [|CannedACL = \"public-read\"|] })", "s3.PutObjectAsync(new PutObjectRequest { Key = id, CannedACL = \"private\" })")]
    [InlineData("s3.MakeObjectPublicAsync(id, id, [|true|])", "s3.MakeObjectPublicAsync(id, id, false)")]
    [InlineData("s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { PublicAccessBlockConfiguration = new() { [|BlockPublicAcls = false|], [|BlockPublicPolicy = false|] } })", "s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, BlockPublicPolicy = true } })")]
    [InlineData("blobs.SetAccessPolicyAsync([|PublicAccessType.BlobContainer|])", "blobs.SetAccessPolicyAsync(PublicAccessType.None)")]
    [InlineData("blobs.CreateAsync(publicAccessType: [|PublicAccessType.Blob|])", "blobs.CreateAsync(publicAccessType: PublicAccessType.None)")]
    [InlineData("blob.GenerateSasUri([|BlobSasPermissions.All|], DateTimeOffset.UtcNow.AddHours(1))", "blob.GenerateSasUri(BlobSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1))")]
    [InlineData("blobs.GenerateSasUri([|Azure.Storage.Sas.BlobContainerSasPermissions.All|], [|DateTimeOffset.UtcNow.AddYears(1)|])", "blobs.GenerateSasUri(Azure.Storage.Sas.BlobContainerSasPermissions.Read, DateTimeOffset.UtcNow.AddDays(7))")]
    [InlineData("blob.GenerateSasUri(new BlobSasBuilder { [|ExpiresOn = DateTimeOffset.UtcNow.AddDays(30)|] })", "blob.GenerateSasUri(new BlobSasBuilder { ExpiresOn = DateTimeOffset.UtcNow.AddDays(7) })")]
    [InlineData("Start(new HostConfig { [|Privileged = true|] })", "Start(new HostConfig { Privileged = false })")]
    public Task By_what_is_narrower(string before, string after) => Verify.Fixes(File(before), File(after));

    [Theory]
    [InlineData("blob.GenerateSasUri([|BlobSasPermissions.Read | BlobSasPermissions.Delete|], DateTimeOffset.UtcNow.AddHours(1))")]
    [InlineData("blob.GenerateSasUri(BlobSasPermissions.Read, [|DateTimeOffset.MaxValue|])")]
    [InlineData("s3.PutBucketAclAsync(new PutBucketAclRequest { [|ACL = Open|] })")]
    [InlineData("s3.PutBucketPolicyAsync(id, [|\"\"\"{ \"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"x\" } }\"\"\"|])")]
    [InlineData("[|Publish(id)|]")]
    public Task Nothing_where_only_a_person_knows(string expression) => Verify.OffersNothing(File(expression));

    private static string File(string expression) => $$"""
        using System;
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Azure.Storage.Blobs;
        using Azure.Storage.Blobs.Models;
        using Azure.Storage.Sas;
        using Docker.DotNet;
        using Docker.DotNet.Models;
        using ModelContextProtocol.Server;

        public class Tools(IAmazonS3 s3, BlobContainerClient blobs, BlobClient blob, IContainerOperations containers)
        {
            private static readonly S3CannedACL Open = S3CannedACL.PublicRead;
            public object All => new object[] { s3, blobs, blob, containers, Open };
            [McpServerTool] public object Run(string id) => {{expression.Replace("Start(", "containers.CreateContainerAsync(", StringComparison.Ordinal)}};
            private Task Publish(string id) => s3.MakeObjectPublicAsync(id, id, true);
        }

        namespace Docker.DotNet
        {
            public interface IContainerOperations { Task CreateContainerAsync(HostConfig config); }
        }

        namespace Docker.DotNet.Models
        {
            public class HostConfig { public bool Privileged { get; set; } }
        }

        """;
}
