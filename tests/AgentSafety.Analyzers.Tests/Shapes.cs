using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>AGS1005: destroyed and made again. AGS1006: however many there are. Both stand in place of AGS1001.</summary>
public sealed class Shapes
{
    /// <summary>As the SDKs declare them, besides those that are referenced.</summary>
    private const string Cloud = """

        namespace Amazon.CloudFormation
        {
            public interface IAmazonCloudFormation { Task DeleteStackAsync(string name); Task CreateStackAsync(string name); Task UpdateStackAsync(string name); Task<List<string>> ListStacksAsync(); }
        }
        namespace k8s
        {
            public interface ICoreV1Operations
            {
                Task DeleteNamespacedServiceWithHttpMessagesAsync(string name);
                Task CreateNamespacedServiceWithHttpMessagesAsync(string name);
                Task DeleteCollectionNamespacedPodWithHttpMessagesAsync(string space, string? labelSelector = null, string? fieldSelector = null);
            }
        }
        public sealed class Pool(Amazon.CloudFormation.IAmazonCloudFormation stacks)
        {
            public async Task DrainAsync(string name) => await stacks.DeleteStackAsync(name);
            public async Task FillAsync(string name) => await stacks.CreateStackAsync(name);
            public async Task ResetAsync(string name) { await DrainAsync(name); await FillAsync(name); }
        }
        public static class Db
        {
            public static System.Data.Common.DbConnection Connection = null!;
            public static System.Data.Common.DbConnection Open() => Connection;
            public static void Run(string sql) => Open().Execute(sql);
        }
        """;

    [Theory]
    [InlineData("await [|stacks.DeleteStackAsync(name)|]; await stacks.CreateStackAsync(name);")]
    [InlineData("await [|pool.DrainAsync(name)|]; await stacks.CreateStackAsync(name);")]
    [InlineData("await [|pool.DrainAsync(name)|]; await pool.FillAsync(name);")]
    [InlineData("await [|pool.ResetAsync(name)|];")]
    [InlineData("if (name.Length > 3) await [|stacks.DeleteStackAsync(name)|]; await stacks.CreateStackAsync(name);")]
    [InlineData("[|Db.Run(\"DROP TABLE users\")|]; Db.Run(\"CREATE TABLE users (id INT)\");")]
    [InlineData("[|Db.Open().Execute(\"DROP TABLE users; CREATE TABLE users (id INT)\")|];")]
    [InlineData("[|System.Diagnostics.Process.Start(\"terraform\", \"destroy -auto-approve\")|]; System.Diagnostics.Process.Start(\"terraform\", \"apply\");")]
    [InlineData("await stacks.DeleteStackAsync(name);")] // AGS1001
    [InlineData("await stacks.CreateStackAsync(name); await stacks.DeleteStackAsync(name);")]
    [InlineData("await stacks.DeleteStackAsync(name); await stacks.UpdateStackAsync(name);")]
    [InlineData("if (name.Length > 3) await stacks.DeleteStackAsync(name); else await stacks.CreateStackAsync(name);")]
    [InlineData("switch (name) { case \"off\": await stacks.DeleteStackAsync(name); break; case \"on\": await stacks.CreateStackAsync(name); break; }")]
    [InlineData("await AgentGuard.EnsureApprovedAsync(\"stack\"); await stacks.DeleteStackAsync(name); await stacks.CreateStackAsync(name);")]
    [InlineData("Directory.Delete(name, true); Directory.CreateDirectory(name);")]
    [InlineData("Db.Run(\"DELETE FROM users\"); Db.Run(\"CREATE TABLE users (id INT)\");")]
    public Task Destroyed_and_made_again(string body) => Verify.AnalyzesFor(RuleIds.Recreation, Tool(body));

    [Theory]
    [InlineData("await [|container.DeleteIfExistsAsync()|]; await container.CreateIfNotExistsAsync();")]
    [InlineData("await container.CreateIfNotExistsAsync(); await container.DeleteIfExistsAsync();")]
    public Task If_it_is_there_at_all(string body) => Verify.AnalyzesFor(RuleIds.Recreation, $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Run(Azure.Storage.Blobs.BlobContainerClient container) { {{body}} }
        }
        """);

    [Theory]
    [InlineData("foreach (var file in Directory.GetFiles(name)) [|File.Delete(file)|];")]
    [InlineData("var files = Directory.EnumerateFiles(name); foreach (var file in files) { Console.WriteLine(file); [|File.Delete(file)|]; }")]
    [InlineData("foreach (var stack in await stacks.ListStacksAsync()) await [|stacks.DeleteStackAsync(stack)|];")]
    [InlineData("foreach (var stack in await stacks.ListStacksAsync()) await [|pool.DrainAsync(stack)|];")]
    [InlineData("await Task.WhenAll((await stacks.ListStacksAsync()).Select(async stack => await [|stacks.DeleteStackAsync(stack)|]));")]
    [InlineData("Parallel.ForEach(Directory.GetFiles(name), file => [|File.Delete(file)|]);")]
    [InlineData("(await stacks.ListStacksAsync()).ForEach(stack => [|stacks.DeleteStackAsync(stack)|].Wait());")]
    [InlineData("await [|pods.DeleteCollectionNamespacedPodWithHttpMessagesAsync(name)|];")]
    [InlineData("await pods.DeleteCollectionNamespacedPodWithHttpMessagesAsync(name, labelSelector: \"app=web\");")]
    [InlineData("foreach (var file in Directory.GetFiles(name).Take(10)) File.Delete(file);")]
    [InlineData("foreach (var file in Directory.GetFiles(name).Where(file => file.EndsWith(\".log\"))) File.Delete(file);")]
    [InlineData("foreach (var file in Directory.GetFiles(name)) if (file.EndsWith(\".log\")) File.Delete(file);")]
    [InlineData("var files = Directory.GetFiles(name); if (files.Length > 10) throw new InvalidOperationException(); foreach (var file in files) File.Delete(file);")]
    [InlineData("var done = 0; foreach (var file in Directory.GetFiles(name)) { if (++done > 10) break; File.Delete(file); }")]
    [InlineData("foreach (var file in Directory.GetFiles(name)) { if (!file.EndsWith(\".log\")) { continue; } File.Delete(file); }")]
    [InlineData("foreach (var file in Directory.GetFiles(name)) { [|File.Delete(file)|]; if (file.EndsWith(\".log\")) continue; Console.WriteLine(file); }")]
    [InlineData("foreach (var file in Directory.GetFiles(name, \"*.tmp\")) File.Delete(file);")]
    [InlineData("foreach (var file in Directory.GetFiles(name, \"*\")) [|File.Delete(file)|];")]
    [InlineData("foreach (var file in Directory.GetFiles(Path.Combine(Path.GetTempPath(), \"ours\"))) File.Delete(file);")]
    [InlineData("foreach (var file in File.ReadAllText(name).Split(',')) File.Delete(file);")]
    [InlineData("foreach (var file in name.Split(',')) File.Delete(file);")]
    [InlineData("foreach (var file in new[] { \"a\", \"b\" }) File.Delete(file);")]
    [InlineData("foreach (var file in Directory.GetFiles(name)) { AgentGuard.EnsureApproved(\"file\", file); File.Delete(file); }")]
    [InlineData("File.Delete(name);")] // AGS1001
    public Task For_everything_that_is_found(string body) => Verify.AnalyzesFor(RuleIds.UnboundedOperation, Tool(body));

    [Theory]
    [InlineData("await [|db.Users.ExecuteDeleteAsync()|];")]
    [InlineData("[|db.Users.RemoveRange(db.Users)|]; await db.SaveChangesAsync();")]
    [InlineData("await db.Users.Where(user => user.Id == id).ExecuteDeleteAsync();")]
    [InlineData("await Of(id).ExecuteDeleteAsync();")]
    [InlineData("foreach (var user in await db.Users.ToListAsync()) await [|One(user.Id).ExecuteDeleteAsync()|];")]
    public Task A_set_that_nothing_narrows_is_all_of_it(string body) => Verify.AnalyzesFor(RuleIds.UnboundedOperation, $$"""
        using Microsoft.EntityFrameworkCore;
        public class User { public int Id { get; set; } }
        public class Shop : DbContext { public DbSet<User> Users { get; set; } = null!; }
        public class Tools(Shop db)
        {
            [McpServerTool] public async Task Run(int id) { {{body}} await Task.Yield(); }
            private IQueryable<User> Of(int id) => db.Users.Where(user => user.Id == id);
            private IQueryable<User> One(int id) => db.Users.Where(user => user.Id == id);
        }
        """);

    [Fact]
    public Task Code_that_is_registered_elsewhere_may_remake_too() => Verify.AnalyzesFor(RuleIds.Recreation, """
        public static class Setup
        {
            public static object Add(Pool pool) => AIFunctionFactory.Create([|pool.ResetAsync|]);
        }
        """ + Cloud);

    [Fact]
    public Task Targets_that_are_handed_over_are_named() => Verify.AnalyzesFor(RuleIds.UnboundedOperation, """
        public static class Tools
        {
            [McpServerTool] public static void Clean(List<string> files) { foreach (var file in files) File.Delete(file); }
        }
        """);

    /// <summary>One warning for a step: the one that explains.</summary>
    [Theory]
    [InlineData("await stacks.DeleteStackAsync(name); await stacks.CreateStackAsync(name);")]
    [InlineData("foreach (var file in Directory.GetFiles(name)) File.Delete(file);")]
    public Task Nothing_is_said_twice(string body) => Verify.AnalyzesFor(RuleIds.UnguardedOperation, Tool(body));

    private static string Tool(string body) => $$"""
        public sealed class Tools(Amazon.CloudFormation.IAmazonCloudFormation stacks, Pool pool, k8s.ICoreV1Operations pods)
        {
            [McpServerTool] public async Task Run(string name) { {{body}} await Task.CompletedTask; }
            [McpServerTool] public void Uses() => Console.WriteLine((stacks, pool, pods));
        }
        """ + Cloud;
}
