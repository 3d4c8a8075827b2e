using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1011: what can't be read is judged by its name, where that leaves little doubt.</summary>
public sealed class HandOffs
{
    private const string World = """
        public interface IService
        {
            Task DeleteBucketAsync(string id); Task PurgeDeletedSecretAsync(string id); Task ForceDeleteEnvironment(string id); Task RemoveContainerAsync(string id); Task DropTable(string id); Task Delete(string id);
            Task ListDeletedSecretsAsync(string id); Task RecoverDeletedSecretAsync(string id); Task RemoveTagsAsync(string id); Task DeleteMessageAsync(string id); Task Remove(string id);
            Task UpdateAsync(string id); Task TruncateString(string id); Task DeleteBreakpoint(string id); Task UndeleteAsync(string id); Task RemoveWhitespace(string id); Task RemoveFromFavoritesAsync(string id); Task ClearCache(string id); Task CancelAsync(string id);
        }
        public interface IDeleteTaskUseCase { Task ExecuteAsync(string id); }
        public interface ICreateTaskUseCase { Task ExecuteAsync(string id); }
        public interface ILeaseClient { Task DeleteBlobAsync(string id); }
        public interface ISessionCache { Task DeleteSessionAsync(string id); }
        public interface IBag : IEnumerable<string> { Task DeleteEntryAsync(string id); }
        public interface IRead { Task DeleteBucketAsync(string id); }
        public class Read : IRead { public Task DeleteBucketAsync(string id) => Task.CompletedTask; }
        public static class Native
        {
            [System.Runtime.InteropServices.DllImport("gdi32")] public static extern bool DeleteObject(nint handle);
            [System.Runtime.InteropServices.DllImport("vault")] public static extern bool DeleteSecret(string id);
        }
        public interface IKnown { [DestructiveOperation("known")] Task DeleteBucketAsync(string id); [AgentGuard(Protections.Approval)] Task DeleteLaterAsync(string id); }
        """;

    [Theory]
    [InlineData("[|service.DeleteBucketAsync(id)|]")]
    [InlineData("[|service.PurgeDeletedSecretAsync(id)|]")]
    [InlineData("[|service.ForceDeleteEnvironment(id)|]")]
    [InlineData("[|service.RemoveContainerAsync(id)|]")]
    [InlineData("[|service.DropTable(id)|]")]
    [InlineData("[|service.Delete(id)|]")]
    [InlineData("[|delete.ExecuteAsync(id)|]")]
    [InlineData("Task.FromResult([|Native.DeleteSecret(id)|])")]
    [InlineData("Task.FromResult(Native.DeleteObject(0))")] // gives a handle back
    [InlineData("create.ExecuteAsync(id)")]
    [InlineData("service.ListDeletedSecretsAsync(id)")]
    [InlineData("service.RecoverDeletedSecretAsync(id)")]
    [InlineData("service.RemoveTagsAsync(id)")]
    [InlineData("service.DeleteMessageAsync(id)")]
    [InlineData("service.Remove(id)")]
    [InlineData("service.UpdateAsync(id)")]
    [InlineData("service.TruncateString(id)")]
    [InlineData("service.RemoveWhitespace(id)")]
    [InlineData("service.RemoveFromFavoritesAsync(id)")]
    [InlineData("service.DeleteBreakpoint(id)")]
    [InlineData("service.UndeleteAsync(id)")]
    [InlineData("service.ClearCache(id)")]
    [InlineData("service.CancelAsync(id)")]
    [InlineData("lease.DeleteBlobAsync(id)")]
    [InlineData("cache.DeleteSessionAsync(id)")]
    [InlineData("bag.DeleteEntryAsync(id)")]
    [InlineData("read.DeleteBucketAsync(id)")] // is read
    [InlineData("known.DeleteBucketAsync(id)")] // is known
    [InlineData("known.DeleteLaterAsync(id)")]
    [InlineData("Task.Run(() => new List<string>().RemoveAll(name => name == id))")]
    [InlineData("Task.Run(() => File.Delete(id))")]
    public Task Are_judged_by_name(string call) => Verify.AnalyzesFor(RuleIds.SoundsDestructive, Tool($"await {call};"));

    [Fact]
    public Task A_person_was_asked() => Verify.AnalyzesFor(RuleIds.SoundsDestructive, Tool("await known.DeleteLaterAsync(id); await service.DeleteBucketAsync(id);"));

    [Fact]
    public Task Another_assembly_is_one() => Verify.WithLibrary(
        "namespace Library { public class Store { public void DeleteAccount(string id) { } } }",
        "public class Tools(Library.Store store) { [McpServerTool] public void Run(string id) => store.DeleteAccount(id); }"); // AGS1001 is silent, for nobody knows

    /// <summary>Where an editor puts the source of a project in the place of its assembly.</summary>
    [Fact]
    public Task Another_assembly_is_told_with_the_way_there() => Verify.Says(RemarkRules.SoundsDestructive, World + """
        public class Inner(IService service) { public Task Go(string id) => {|#1:service.DeleteBucketAsync(id)|}; }
        public class Tools(Inner inner) { [McpServerTool] public Task Run(string id) => {|#0:inner.Go(id)|}; }
        """, steps: 2, "Run", "IService.DeleteBucketAsync", " through 'Inner.Go'", "", "destroys");

    /// <summary>What a client of a service takes away is missed; of anybody else's type such a verb says too little.</summary>
    [Theory]
    [InlineData("IAmazonEC2 c", "[|c.DisassociateRouteTableAsync(new(), default)|]")]
    [InlineData("AmazonEC2Client c", "[|c.DetachNetworkInterfaceAsync(new(), default)|]")]
    [InlineData("IAmazonEC2 c", "[|c.DeleteCarrierGatewayAsync(new(), default)|]")]
    [InlineData("IAmazonEC2 c", "c.DescribeRouteTablesAsync()")]
    [InlineData("IAmazonEC2 c", "c.CancelExportTaskAsync(new(), default)")] // its own job
    [InlineData("IAmazonEC2 c", "c.AssociateRouteTableAsync(new(), default)")]
    [InlineData("IAmazonEC2 c", "c.DeleteTagsAsync(new(), default)")]
    [InlineData("IAmazonEC2 c", "c.TerminateInstancesAsync(new([id]))")] // AGS1001
    [InlineData("IKubernetes c", "[|c.CoreV1.DeleteNamespacedEndpointsAsync(id, id)|]")]
    [InlineData("Octokit.IGitHubClient c", "[|c.Issue.Assignee.RemoveAssignees(id, id, 1, new([id]))|]")]
    [InlineData("IAccounts c", "c.DisableUserAsync(id)")]
    [InlineData("IAccounts c", "c.StopAsync(id)")]
    [InlineData("IAccounts c", "c.DetachAsync(id)")]
    [InlineData("Azure.Storage.Blobs.Specialized.BlobLeaseClient c", "c.BreakAsync()")]
    [InlineData("IHost c", "c.StopAsync()")]
    public Task Clients_of_services_are_proved_by_their_SDK(string client, string call) => Verify.AnalyzesFor(RuleIds.SoundsDestructive, $$"""
        using Amazon.EC2; using Amazon.EC2.Model; using k8s; using Microsoft.Extensions.Hosting;
        public interface IAccounts { Task DisableUserAsync(string id); Task StopAsync(string id); Task DetachAsync(string id); }
        public static class Tools { [McpServerTool] public static async Task Run({{client}}, string id) => await {{call}}; }
        """);

    private static string Tool(string body) => World + $$"""
        public class Tools(IService service, IDeleteTaskUseCase delete, ICreateTaskUseCase create, ILeaseClient lease, ISessionCache cache, IBag bag, IRead read, IKnown known)
        {
            [McpServerTool] public async Task Run(string id) { {{body}} }
            public object[] All => [service, delete, create, lease, cache, bag, read, known];
        }
        """;
}
