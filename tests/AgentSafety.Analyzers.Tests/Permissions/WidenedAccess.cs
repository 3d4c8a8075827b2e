using AgentSafety.Rules;
using static AgentSafety.Analyzers.Tests.PermissionWorld;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1008: what is opened to anybody, handed out for long, or given to a container.</summary>
public sealed class WidenedAccess
{
    [Theory]
    [InlineData("await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = id, [|ACL = S3CannedACL.PublicRead|] });")]
    [InlineData("await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = id, ACL = S3CannedACL.Private });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { Key = id, [|CannedACL = \"public-read-write\"|] });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { Key = id, CannedACL = \"bucket-owner-full-control\" });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { Key = id });")]
    [InlineData("await s3.PutBucketAclAsync(new PutBucketAclRequest { AccessControlPolicy = new S3AccessControlList { Grants = [new S3Grant { Grantee = new S3Grantee { [|URI = \"http://acs.amazonaws.com/groups/global/AllUsers\"|] } }] } });")]
    [InlineData("await s3.MakeObjectPublicAsync(\"bucket\", id, [|true|]);")]
    [InlineData("await s3.MakeObjectPublicAsync(\"bucket\", id, false);")]
    [InlineData("await s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { [|BlockPublicAcls = false|], [|RestrictPublicBuckets = false|], IgnorePublicAcls = true } });")]
    [InlineData("var block = new PublicAccessBlockConfiguration { BlockPublicAcls = true }; await s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { PublicAccessBlockConfiguration = block });")]
    [InlineData("var block = new PublicAccessBlockConfiguration(); [|block.BlockPublicPolicy = false|]; await s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { PublicAccessBlockConfiguration = block });")]
    [InlineData("await store.CreateBlobContainerAsync(id, [|PublicAccessType.Blob|]);")]
    [InlineData("await blobs.CreateIfNotExistsAsync();")]
    [InlineData("await ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { IpPermissions = [new IpPermission { Ipv6Ranges = [new Ipv6Range { [|CidrIpv6 = \"::/0\"|] }] }] });")]
    [InlineData("await ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { DryRun = true, IpPermissions = [new IpPermission { Ipv6Ranges = [new Ipv6Range { CidrIpv6 = \"::/0\" }] }] });")]
    [InlineData("await ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { IpPermissions = [new IpPermission { Ipv4Ranges = [new IpRange { CidrIp = \"10.0.0.0/8\" }] }] });")]
    [InlineData("await ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { IpPermissions = [new IpPermission { Ipv4Ranges = [new IpRange { CidrIp = \"0.0.0.0/0\" }] }] });")]
    public Task To_anybody(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC")]
    [InlineData("ALTER ROLE db_owner ADD MEMBER app")]
    public Task What_SQL_grants_is_not_said_here(string sql) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool($"System.Data.Common.DbConnection db = null!; await db.ExecuteAsync(\"{sql}\");"));

    private const string Soon = "DateTimeOffset.UtcNow.AddHours(1)";

    [Theory]
    [InlineData("Console.Write(blob.GenerateSasUri([|BlobSasPermissions.All|], " + Soon + "));")]
    [InlineData("Console.Write(blob.GenerateSasUri([|BlobSasPermissions.Read | BlobSasPermissions.Delete|], " + Soon + "));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Read | BlobSasPermissions.List, " + Soon + "));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Create | BlobSasPermissions.Write, " + Soon + "));")]
    [InlineData("Console.Write(blobs.GenerateSasUri([|BlobContainerSasPermissions.Write|], " + Soon + "));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Read, [|DateTimeOffset.UtcNow.AddYears(10)|]));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Read, [|DateTimeOffset.UtcNow + TimeSpan.FromDays(90)|]));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Read, [|DateTimeOffset.MaxValue|]));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Read, DateTimeOffset.UtcNow.AddDays(7)));")]
    [InlineData("Console.Write(blob.GenerateSasUri(BlobSasPermissions.Read, DateTimeOffset.UtcNow.AddDays(id.Length)));")]
    [InlineData("Console.Write(store.GenerateAccountSasUri([|AccountSasPermissions.All|], " + Soon + ", AccountSasResourceTypes.Object));")]
    [InlineData("var builder = new BlobSasBuilder { [|ExpiresOn = DateTimeOffset.UtcNow.AddDays(365)|] }; builder.SetPermissions([|BlobSasPermissions.All|]); Console.Write(blob.GenerateSasUri(builder));")]
    [InlineData("var builder = new BlobSasBuilder { ExpiresOn = " + Soon + " }; builder.SetPermissions(BlobSasPermissions.Read); Console.Write(blob.GenerateSasUri(builder));")]
    [InlineData("var builder = new BlobSasBuilder([|BlobSasPermissions.All|], " + Soon + "); UserDelegationKey key = null!; Console.Write(builder.ToSasQueryParameters(key, id));")]
    public Task By_an_address(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));

    [Theory]
    [InlineData("await docker.Containers.CreateContainerAsync(new CreateContainerParameters { HostConfig = new HostConfig { [|Privileged = true|] } });")]
    [InlineData("await docker.Containers.CreateContainerAsync(new CreateContainerParameters { HostConfig = new HostConfig { [|Binds = [\"/var/run/docker.sock:/var/run/docker.sock\"]|], [|PidMode = \"host\"|] } });")]
    [InlineData("await docker.Containers.CreateContainerAsync(new CreateContainerParameters { HostConfig = new HostConfig { Binds = [$\"/data/{id}:/data\"], NetworkMode = \"bridge\" } });")]
    [InlineData("await kube.CoreV1.CreateNamespacedPodAsync(new V1Pod { Spec = new V1PodSpec { Containers = [new V1Container { SecurityContext = new V1SecurityContext { [|Privileged = true|] } }] } }, \"a\");")]
    [InlineData("await kube.CoreV1.CreateNamespacedPodAsync(new V1Pod { Spec = new V1PodSpec { Containers = [new V1Container { SecurityContext = new V1SecurityContext { Privileged = true } }] } }, \"a\", dryRun: \"All\");")]
    [InlineData("await kube.CoreV1.CreateNamespacedPodAsync(new V1Pod { Spec = new V1PodSpec { Containers = [new V1Container { Image = id }] } }, \"a\");")]
    [InlineData("await kube.AppsV1.CreateNamespacedDeploymentAsync(new V1Deployment { Spec = new V1DeploymentSpec { Template = new V1PodTemplateSpec { Spec = new V1PodSpec { Volumes = [new V1Volume { HostPath = new V1HostPathVolumeSource { [|Path = \"/\"|] } }] } } } }, \"a\");")]
    public Task To_a_container(string body) => Verify.AnalyzesFor(RuleIds.WidenedPermissions, Tool(body));
}
