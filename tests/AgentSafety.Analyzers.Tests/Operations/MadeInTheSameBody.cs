namespace AgentSafety.Analyzers.Tests.Operations;

/// <summary>What a body made itself, by a call that fails where there is one already, it may take away again. Anything unclear may be somebody's.</summary>
public sealed class MadeInTheSameBody
{
    [Theory]
    [InlineData("var made = await docker.Containers.CreateContainerAsync(new() { Image = id }); try { Use(made.ID); } finally { await docker.Containers.RemoveContainerAsync(made.ID, new() { Force = true }); }")]
    [InlineData("string? made = null; try { made = (await docker.Containers.CreateContainerAsync(new())).ID; Use(made); } finally { if (made != null) await docker.Containers.RemoveContainerAsync(made, new()); }")]
    [InlineData("var made = await ec2.RunInstancesAsync(new()); await ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = made.Reservation.Instances.Select(i => i.InstanceId).ToList() });")]
    [InlineData("var made = await ec2.CreateVolumeAsync(new()); var volume = made.Volume.VolumeId; await ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = volume });")]
    [InlineData("await blobs.CreateBlobContainerAsync(id); try { Use(id); } finally { await blobs.DeleteBlobContainerAsync(id); }")]
    [InlineData("var container = blobs.GetBlobContainerClient(id); await container.CreateAsync(); try { Use(id); } finally { await container.DeleteAsync(); }")]
    [InlineData("var made = await pods.CreateNamespaceAsync(new V1Namespace()); Use(id); await pods.DeleteNamespaceAsync(made.Metadata.Name);")]
    [InlineData("var made = await pods.CreateNamespacedPodAsync(new V1Pod(), id); await pods.DeleteNamespacedPodAsync(made.Metadata.Name, id);")]
    [InlineData("await ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = \"probe\" }); await ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest { KeyName = \"probe\" });")]
    [InlineData("await bus.CreateQueueAsync(id); await bus.DeleteQueueAsync(id);")]
    public Task May_go_again(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("var made = await docker.Containers.CreateContainerAsync(new() { Image = id }); Use(made.ID); await [|docker.Containers.RemoveContainerAsync(id, new())|];")] // another one
    [InlineData("var made = (await docker.Containers.CreateContainerAsync(new())).ID; made = id; await [|docker.Containers.RemoveContainerAsync(made, new())|];")]
    [InlineData("var made = await docker.Containers.ListContainersAsync(new()); await [|docker.Containers.RemoveContainerAsync(made[0].ID, new())|];")]
    [InlineData("try { await blobs.CreateBlobContainerAsync(id); } finally { await [|blobs.DeleteBlobContainerAsync(id)|]; }")] // it was there, so that failed
    [InlineData("if (id.Length > 3) await blobs.CreateBlobContainerAsync(id); await [|blobs.DeleteBlobContainerAsync(id)|];")]
    [InlineData("var making = blobs.CreateBlobContainerAsync(id); await [|blobs.DeleteBlobContainerAsync(id)|]; await making;")]
    [InlineData("await blobs.CreateBlobContainerAsync(id); id += \"-old\"; await [|blobs.DeleteBlobContainerAsync(id)|];")]
    [InlineData("await blobs.CreateBlobContainerAsync(id); await [|blobs.DeleteBlobContainerAsync(id + \"-old\")|];")]
    [InlineData("var container = blobs.GetBlobContainerClient(id); await container.CreateIfNotExistsAsync(); await [|container.DeleteAsync()|];")]
    [InlineData("var (container, other) = (blobs.GetBlobContainerClient(id), blobs.GetBlobContainerClient(\"b\")); await container.CreateAsync(); await [|other.DeleteAsync()|];")]
    [InlineData("var made = await pods.CreateNamespacedPodAsync(new V1Pod(), \"probe\"); await [|pods.DeleteNamespacedPodAsync(made.Metadata.Name, id)|];")] // of the same name, elsewhere
    [InlineData("await ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = \"probe\" }); await [|ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest { KeyPairId = \"probe\" })|];")]
    [InlineData("await ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = id }); await [|ec2.DeleteKeyPairAsync(Request())|];")]
    [InlineData("await bus.CreateSubscriptionAsync(id, \"probe\"); await [|bus.DeleteTopicAsync(id)|];")] // of the topic that was there
    public Task Is_somebodys_where_that_is_not_clear(string body) => Verify.Analyzes(Tool(body));

    private static string Tool(string body) => $$"""
        using Amazon.EC2; using Amazon.EC2.Model; using Azure.Storage.Blobs; using Docker.DotNet; using k8s; using k8s.Models;
        public sealed class Tools(IDockerClient docker, IAmazonEC2 ec2, BlobServiceClient blobs, ICoreV1Operations pods, Azure.Messaging.ServiceBus.Administration.ServiceBusAdministrationClient bus)
        {
            [McpServerTool] public async Task Run(string id) { {{body}} await Task.CompletedTask; }
            public object[] All => [docker, ec2, blobs, pods, bus];
            private static void Use(string name) => Console.WriteLine(name);
            private static DeleteKeyPairRequest Request() => new();
        }
        namespace Azure.Messaging.ServiceBus.Administration
        {
            public abstract class ServiceBusAdministrationClient
            {
                public abstract Task CreateQueueAsync(string name); public abstract Task CreateSubscriptionAsync(string topicName, string subscriptionName);
                public abstract Task DeleteQueueAsync(string name); public abstract Task DeleteTopicAsync(string topicName);
            }
        }
        """;
}
