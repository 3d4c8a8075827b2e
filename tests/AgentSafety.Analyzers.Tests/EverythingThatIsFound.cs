using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1006: all that a call found, in pages or at once; all that begins alike; nothing left of all there were.</summary>
public sealed class EverythingThatIsFound
{
    /// <summary>As the SDKs declare them, besides those that are referenced.</summary>
    private const string Stores = """

        namespace Consul { public interface IKVEndpoint { Task DeleteTree(string prefix, CancellationToken ct = default); Task Delete(string key, CancellationToken ct = default); } }
        namespace Azure.Storage.Blobs.Specialized { public abstract class BlobBatchClient { public abstract Task DeleteBlobsAsync(IEnumerable<Uri> blobUris); } }
        namespace StackExchange.Redis { public interface IServer { void FlushDatabase(int database = -1); } }
        namespace Amazon.ECS
        {
            public interface IAmazonECS { Task UpdateServiceAsync(Model.UpdateServiceRequest request); Task<List<string>> ListServicesAsync(); }
        }
        namespace Amazon.ECS.Model { public class UpdateServiceRequest { public string? Service { get; set; } public int DesiredCount { get; set; } } }
        namespace MongoDB.Driver
        {
            public class FilterDefinition<T> { public static FilterDefinition<T> Empty => new(); }
            public class FilterDefinitionBuilder<T> { public FilterDefinition<T> Empty => new(); public FilterDefinition<T> Where(System.Linq.Expressions.Expression<Func<T, bool>> expression) => new(); }
            public static class Builders<T> { public static FilterDefinitionBuilder<T> Filter => new(); }
            public interface IMongoCollection<T> { void DeleteMany(FilterDefinition<T> filter); }
        }
        namespace Elastic.Clients.Elasticsearch
        {
            public abstract class ElasticsearchClient { public abstract Task DeleteByQueryAsync(string index, Action<Descriptor> configure); public abstract Task DeleteByQueryAsync(Request request); }
            public class Descriptor { public Descriptor Query(Action<Queries> query) => this; public Descriptor Conflicts() => this; }
            public class Queries { public void MatchAll() { } public void Term(string field) { } }
            public class MatchAllQuery { }
            public class Query { public static implicit operator Query(MatchAllQuery all) => new(); }
            public class Request { public Query? Query { get; set; } }
        }
        """;

    [Theory]
    [InlineData("foreach (var o in (await s3.ListObjectsV2Async(new() { BucketName = id, Prefix = id })).S3Objects) await [|s3.DeleteObjectAsync(id, o.Key)|];")]
    [InlineData("var page = await s3.ListObjectsV2Async(new() { BucketName = id }); await [|s3.DeleteObjectsAsync(new() { BucketName = id, Objects = page.S3Objects.Select(o => new KeyVersion { Key = o.Key }).ToList() })|];")]
    [InlineData("ListObjectsV2Response page; do { page = await s3.ListObjectsV2Async(new() { BucketName = id }); await [|s3.DeleteObjectsAsync(new() { Objects = [.. page.S3Objects.Select(o => new KeyVersion { Key = o.Key })] })|]; } while (page.IsTruncated == true);")]
    [InlineData("var keys = new List<KeyVersion>(); await foreach (var o in s3.Paginators.ListObjectsV2(new() { BucketName = id }).S3Objects) keys.Add(new KeyVersion { Key = o.Key }); await [|s3.DeleteObjectsAsync(new() { Objects = keys })|];")]
    [InlineData("var request = new DeleteObjectsRequest(); request.Objects = (await s3.ListVersionsAsync(id)).Versions.Select(o => new KeyVersion { Key = o.Key }).ToList(); await [|s3.DeleteObjectsAsync(request)|];")]
    [InlineData("var all = await ec2.DescribeInstancesAsync(new()); await [|ec2.TerminateInstancesAsync(new TerminateInstancesRequest(all.Reservations.SelectMany(r => r.Instances).Select(i => i.InstanceId).ToList()))|];")]
    [InlineData("await [|batch.DeleteBlobsAsync(blobs.GetBlobs().Select(b => new Uri(b.Name)))|];")]
    [InlineData("var keys = new List<KeyVersion>(); foreach (var key in keys) keys.Add(key); await s3.DeleteObjectsAsync(new() { Objects = keys });")]
    [InlineData("await s3.DeleteObjectsAsync(new() { BucketName = id, Objects = [new KeyVersion { Key = id }] });")]
    [InlineData("await s3.DeleteObjectsAsync(new() { Objects = ids.Select(key => new KeyVersion { Key = key }).ToList() });")]
    [InlineData("var page = await s3.ListObjectsV2Async(new() { BucketName = id }); await s3.DeleteObjectsAsync(new() { Objects = page.S3Objects.Take(10).Select(o => new KeyVersion { Key = o.Key }).ToList() });")]
    [InlineData("var page = await s3.ListObjectsV2Async(new() { BucketName = id }); await s3.DeleteObjectAsync(id, page.S3Objects[0].Key);")]
    [InlineData("var page = await s3.ListObjectsV2Async(new() { BucketName = id }); if (page.S3Objects.Count > 50) throw new InvalidOperationException(); await s3.DeleteObjectsAsync(new() { Objects = page.S3Objects.Select(o => new KeyVersion { Key = o.Key }).ToList() });")]
    [InlineData("var page = await s3.ListObjectsV2Async(new() { BucketName = id }); if (page.S3Objects.Count <= 50) await s3.DeleteObjectsAsync(new() { Objects = page.S3Objects.Select(o => new KeyVersion { Key = o.Key }).ToList() });")]
    [InlineData("var page = await s3.ListObjectsV2Async(new() { BucketName = id }); if (page.S3Objects.Count > 0) await [|s3.DeleteObjectsAsync(new() { Objects = page.S3Objects.Select(o => new KeyVersion { Key = o.Key }).ToList() })|];")]
    public Task Is_all_of_it_in_a_loop_or_at_once(string body) => Verify.AnalyzesFor(RuleIds.UnboundedOperation, Tool(body));

    [Theory]
    [InlineData("await [|keys.DeleteTree(id)|];")]
    [InlineData("await [|keys.DeleteTree(\"\")|];")]
    [InlineData("await keys.DeleteTree(\"sessions/\" + id);")]
    [InlineData("await keys.Delete(id);")]
    [InlineData("[|redis.FlushDatabase()|];")]
    [InlineData("[|users.DeleteMany(Builders<string>.Filter.Empty)|];")]
    [InlineData("var filter = FilterDefinition<string>.Empty; [|users.DeleteMany(filter)|];")]
    [InlineData("[|users.DeleteMany(Builders<string>.Filter.Where(_ => true))|];")]
    [InlineData("users.DeleteMany(Builders<string>.Filter.Where(user => user == id));")]
    [InlineData("await [|search.DeleteByQueryAsync(id, d => d.Query(q => q.MatchAll()))|];")]
    [InlineData("await [|search.DeleteByQueryAsync(id, d => d.Conflicts().Query(q => q.MatchAll()))|];")]
    [InlineData("await [|search.DeleteByQueryAsync(new Request { Query = new MatchAllQuery() })|];")]
    [InlineData("await search.DeleteByQueryAsync(id, d => d.Query(q => q.Term(id)));")]
    public Task Is_whatever_begins_so_or_is_left_out_by_nothing(string body) => Verify.AnalyzesFor(RuleIds.UnboundedOperation, Tool(body));

    [Theory]
    [InlineData("foreach (var service in await ecs.ListServicesAsync()) await [|ecs.UpdateServiceAsync(new() { Service = service, DesiredCount = 0 })|];")]
    [InlineData("foreach (var service in ids) await ecs.UpdateServiceAsync(new() { Service = service, DesiredCount = 0 });")]
    [InlineData("foreach (var service in await ecs.ListServicesAsync()) await ecs.UpdateServiceAsync(new() { Service = service, DesiredCount = 1 });")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await [|pods.ReplaceNamespacedDeploymentScaleAsync(new V1Scale { Spec = new V1ScaleSpec { Replicas = 0 } }, d.Metadata.Name, id)|];")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) { var scale = await pods.ReadNamespacedDeploymentScaleAsync(d.Metadata.Name, id); scale.Spec.Replicas = 0; await [|pods.ReplaceNamespacedDeploymentScaleAsync(scale, d.Metadata.Name, id)|]; }")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await pods.ReplaceNamespacedDeploymentScaleAsync(new V1Scale { Spec = new V1ScaleSpec { Replicas = 3 } }, d.Metadata.Name, id);")]
    [InlineData("await pods.ReplaceNamespacedDeploymentScaleAsync(new V1Scale { Spec = new V1ScaleSpec { Replicas = 0 } }, id, id);")] // AGS1001
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) { d.Spec.Replicas = 0; await [|pods.ReplaceNamespacedDeploymentAsync(d, d.Metadata.Name, id)|]; }")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) { d.Spec.Replicas = 2; await pods.ReplaceNamespacedDeploymentAsync(d, d.Metadata.Name, id); }")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await [|pods.PatchNamespacedDeploymentScaleAsync(new V1Patch(\"{\\\"spec\\\":{\\\"replicas\\\":0}}\", V1Patch.PatchType.MergePatch), d.Metadata.Name, id)|];")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await [|pods.PatchNamespacedDeploymentAsync(new V1Patch(System.Text.Json.JsonSerializer.Serialize(new { spec = new { replicas = 0 } }), V1Patch.PatchType.MergePatch), d.Metadata.Name, id)|];")]
    [InlineData("var patch = new V1Patch(type: V1Patch.PatchType.MergePatch, body: new { spec = new { replicas = 0 } }); foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await [|pods.PatchNamespacedDeploymentAsync(patch, d.Metadata.Name, id)|];")]
    [InlineData("foreach (var d in (await pods.ListNamespacedStatefulSetAsync(id)).Items) await [|pods.PatchNamespacedStatefulSetScaleAsync(new V1Patch(\"[{\\\"op\\\":\\\"replace\\\",\\\"path\\\":\\\"/spec/replicas\\\",\\\"value\\\":0}]\", V1Patch.PatchType.JsonPatch), d.Metadata.Name, id)|];")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await pods.PatchNamespacedDeploymentScaleAsync(new V1Patch(\"{\\\"spec\\\":{\\\"replicas\\\":3}}\", V1Patch.PatchType.MergePatch), d.Metadata.Name, id);")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await pods.PatchNamespacedDeploymentAsync(new V1Patch(\"{\\\"metadata\\\":{\\\"replicas\\\":0}}\", V1Patch.PatchType.MergePatch), d.Metadata.Name, id);")]
    [InlineData("foreach (var d in (await pods.ListNamespacedDeploymentAsync(id)).Items) await pods.PatchNamespacedDeploymentAsync(new V1Patch(\"{half\", V1Patch.PatchType.MergePatch), d.Metadata.Name, id);")]
    public Task Is_scaled_to_nothing(string body) => Verify.AnalyzesFor(RuleIds.UnboundedOperation, Tool(body));

    [Fact]
    public Task Others_of_the_same_name_are_not_meant() => Verify.AnalyzesFor(RuleIds.UnboundedOperation, """
        namespace Mine
        {
            public interface IKVEndpoint { Task DeleteTree(string prefix); }
            public class DeleteObjectsRequest { public List<string>? Objects { get; set; } }
            public interface IAmazonS3 { Task<List<string>> ListObjectsV2Async(string bucket); Task DeleteObjectsAsync(DeleteObjectsRequest request); }
            public class Tools(IKVEndpoint keys, IAmazonS3 s3)
            {
                [McpServerTool] public async Task Run(string id)
                {
                    await keys.DeleteTree(id);
                    await s3.DeleteObjectsAsync(new() { Objects = await s3.ListObjectsV2Async(id) });
                }
            }
        }
        """);

    private static string Tool(string body) => $$"""
        using Amazon.EC2; using Amazon.EC2.Model; using Amazon.S3; using Amazon.S3.Model; using Azure.Storage.Blobs; using k8s; using k8s.Models; using MongoDB.Driver; using Elastic.Clients.Elasticsearch;
        public sealed class Tools(
            IAmazonS3 s3, IAmazonEC2 ec2, BlobContainerClient blobs, Azure.Storage.Blobs.Specialized.BlobBatchClient batch, Consul.IKVEndpoint keys, StackExchange.Redis.IServer redis, IMongoCollection<string> users,
            ElasticsearchClient search, Amazon.ECS.IAmazonECS ecs, IAppsV1Operations pods)
        {
            [McpServerTool] public async Task Run(string id, List<string> ids) { {{body}} await Task.CompletedTask; }
            public object[] All => [s3, ec2, blobs, batch, keys, redis, users, search, ecs, pods];
        }
        """ + Stores;
}
