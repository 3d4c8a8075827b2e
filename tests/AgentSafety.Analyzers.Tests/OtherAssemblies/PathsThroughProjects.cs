namespace AgentSafety.Analyzers.Tests.OtherAssemblies;

/// <summary>A path that goes on in another project, seen by source in an editor and by contract in a build.</summary>
public sealed class PathsThroughProjects
{
    private const string Tool = """
        [ModelContextProtocol.Server.McpServerToolType]
        public sealed class Tools(IStore store)
        {
            [ModelContextProtocol.Server.McpServerTool] public Task Clean(string name) => store.CleanAsync(name);
            [ModelContextProtocol.Server.McpServerTool] public Task<string> Read(string name) => store.ReadAsync(name);
        }
        """;

    private const string Interface = """
        public interface IStore
        {
            Task CleanAsync(string name);
            Task<string> ReadAsync(string name);
        }
        """;

    private const string Store = """
        public sealed class Store : IStore
        {
            public Task CleanAsync(string name)
            {
                Directory.Delete(Path.Combine("/data", name), recursive: true);
                return Task.CompletedTask;
            }

            public Task<string> ReadAsync(string name) => File.ReadAllTextAsync(name);
        }
        """;

    [Fact]
    public async Task A_call_into_another_project_is_followed() => Assert.Equal(
        ["AGS1001 'Clean' can reach 'Directory.Delete' through 'Cleaner.Run', and nothing guards it: deletes a directory with everything in it; can't be undone"],
        await new Solution()
            .With("Services", "public static class Cleaner { public static void Run(string path) => Directory.Delete(path, true); public static int Count(string path) => Directory.GetFiles(path).Length; }")
            .With("Server", """
                public sealed class Tools
                {
                    [ModelContextProtocol.Server.McpServerTool] public void Clean(string path) => Cleaner.Run(path);
                    [ModelContextProtocol.Server.McpServerTool] public int Count(string path) => Cleaner.Count(path);
                }
                """, "Services").FindingsAsync());

    /// <summary>What only makes destroys nothing, and is told of all the same: here it makes again what was destroyed.</summary>
    [Fact]
    public async Task What_one_member_destroys_and_another_makes_again_is_seen() => Assert.Single(
        await new Solution()
            .With("Services", """
                using Amazon.EC2;
                using Amazon.EC2.Model;
                public sealed class Instances(IAmazonEC2 ec2)
                {
                    public Task StopAsync(string id) => ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
                    public Task StartAsync() => ec2.RunInstancesAsync(new RunInstancesRequest());
                }
                """)
            .With("Server", """
                public sealed class Tools(Instances instances)
                {
                    [ModelContextProtocol.Server.McpServerTool] public async Task Refresh(string id) { await instances.StopAsync(id); await instances.StartAsync(); }
                }
                """, "Services").FindingsAsync("AGS1005"));

    [Fact]
    public async Task An_interface_of_one_project_is_answered_by_another() => Assert.Equal(
        ["AGS1001 'Clean' can reach 'Directory.Delete' through 'IStore.CleanAsync', and nothing guards it: deletes a directory with everything in it; can't be undone"],
        await new Solution().With("Contracts", Interface).With("Infrastructure", Store, "Contracts").With("Server", Tool, "Contracts", "Infrastructure").FindingsAsync());

    [Fact]
    public async Task An_internal_class_answers_too() => Assert.Single(
        await new Solution().With("Contracts", Interface).With("Infrastructure", Store.Replace("public sealed class", "internal sealed class", StringComparison.Ordinal), "Contracts")
            .With("Server", Tool, "Contracts", "Infrastructure").FindingsAsync());

    [Fact]
    public async Task A_plug_in_that_nobody_references_is_not_seen() => Assert.Empty(
        await new Solution().With("Contracts", Interface).With("Infrastructure", Store, "Contracts").With("Server", Tool, "Contracts").FindingsAsync());

    [Fact]
    public async Task Three_layers_are_followed() => Assert.Single(
        await new Solution()
            .With("Contracts", Interface)
            .With("Disks", "public class Disk<T> { public virtual void Wipe(T path) => Directory.Delete(path!.ToString()!, true); }")
            .With("Infrastructure", Store.Replace("""Directory.Delete(Path.Combine("/data", name), recursive: true)""", "new Disk<string>().Wipe(name)", StringComparison.Ordinal), "Contracts", "Disks")
            .With("Server", Tool, "Contracts", "Infrastructure").FindingsAsync());

    [Fact]
    public async Task A_guard_in_the_other_project_guards_there() => Assert.Empty(
        await new Solution().With("Contracts", Interface)
            .With("Infrastructure", Store.Replace("""
                Directory.Delete(
                """.Trim(), """
                if (!name.StartsWith("tmp-") || name.Contains("..")) throw new ArgumentException(name);
                        Directory.Delete(
                """.Trim(), StringComparison.Ordinal), "Contracts")
            .With("Server", Tool, "Contracts", "Infrastructure").FindingsAsync());

    [Fact]
    public async Task A_guard_of_the_other_project_guards_here() => Assert.Equal(
        ["AGS1001 'Bare' can reach 'Directory.Delete', and nothing guards it: deletes a directory with everything in it; can't be undone"],
        await new Solution()
            .With("Guards", """
                public static class Paths
                {
                    private static readonly HashSet<string> Allowed = ["a", "b"];
                    public static void Ensure(string name) { if (!Allowed.Contains(name)) throw new UnauthorizedAccessException(); }
                    public static bool IsAllowed(string name) => Allowed.Contains(name);
                }
                """)
            .With("Server", """
                public sealed class Tools
                {
                    [ModelContextProtocol.Server.McpServerTool] public void Ensured(string name) { Paths.Ensure(name); Directory.Delete(name, true); }
                    [ModelContextProtocol.Server.McpServerTool] public void Asked(string name) { if (Paths.IsAllowed(name)) Directory.Delete(name, true); }
                    [ModelContextProtocol.Server.McpServerTool] public void Bare(string name) { Paths.IsAllowed(name); Directory.Delete(name, true); }
                }
                """, "Guards").FindingsAsync());

    [Fact]
    public async Task Words_that_are_handed_to_another_project_are_the_models() => Assert.Single(
        await new Solution()
            .With("Shell", """public sealed class Runner { public void Run(string command) => System.Diagnostics.Process.Start("bash", new[] { "-c", command }); }""")
            .With("Server", "public sealed class Tools(Runner runner) { [ModelContextProtocol.Server.McpServerTool] public void Do(string command) => runner.Run(command); }", "Shell")
            .FindingsAsync(Rules.RuleIds.OpenEndedExecutor));

    [Fact]
    public async Task A_text_is_completed_by_who_calls() => Assert.Single(
        await new Solution()
            .With("Shell", """public sealed class Runner { public void Run(string command) => System.Diagnostics.Process.Start("bash", new[] { "-c", command }); }""")
            .With("Server", """public sealed class Tools(Runner runner) { [ModelContextProtocol.Server.McpServerTool] public void Do() => runner.Run("rm -rf /data"); [ModelContextProtocol.Server.McpServerTool] public void List() => runner.Run("ls"); }""", "Shell")
            .FindingsAsync());

    [Fact]
    public async Task Constructors_properties_and_operators_are_members_too() => Assert.Equal(3, (
        await new Solution()
            .With("Things", """
                public class Scratch { public Scratch(string path) => Directory.Delete(path, true); public static Scratch operator +(Scratch left, string path) { Directory.Delete(path, true); return left; } }
                public class Place { public string Path { get => ""; set => Directory.Delete(value, true); } }
                """)
            .With("Server", """
                public sealed class Tools(Place place)
                {
                    private Scratch scratch = null!;
                    [ModelContextProtocol.Server.McpServerTool] public void Make(string path) => new Scratch(path);
                    [ModelContextProtocol.Server.McpServerTool] public void Set(string path) => place.Path = path;
                    [ModelContextProtocol.Server.McpServerTool] public void Add(string path) => scratch += path;
                }
                """, "Things")
            .FindingsAsync()).Length);

    [Fact]
    public async Task An_assembly_built_without_the_package_is_opaque() => Assert.Empty(
        await new Solution()
            .WithForeign("Services", "public static class Cleaner { public static void Run(string path) => Directory.Delete(path, true); }")
            .With("Server", "public sealed class Tools { [ModelContextProtocol.Server.McpServerTool] public void Clean(string path) => Cleaner.Run(path); }", "Services").FindingsAsync());

    [Fact]
    public async Task What_sounds_destructive_is_said_only_where_no_contract_is()
    {
        const string services = "public class Service { public void DeleteAccount(string path) { } }";
        const string tools = "public sealed class Tools(Service service) { [ModelContextProtocol.Server.McpServerTool] public void Clean(string path) => service.DeleteAccount(path); }";
        Assert.Empty(await new Solution().With("Services", services).With("Server", tools, "Services").FindingsAsync(Rules.RuleIds.SoundsDestructive));
        Assert.Single(await new Solution().WithForeign("Services", services).With("Server", tools, "Services").FindingsAsync(Rules.RuleIds.SoundsDestructive));
    }

    private const string Policy = "public interface IPolicy { void Ensure(string name); }";
    private const string AllowList = "public sealed class AllowList : IPolicy { private static readonly HashSet<string> Allowed = [\"a\", \"b\"]; public void Ensure(string name) { if (!Allowed.Contains(name)) throw new UnauthorizedAccessException(); } }";
    private const string Ensured = "public sealed class Tools(IPolicy policy) { [ModelContextProtocol.Server.McpServerTool] public void Clean(string name) { policy.Ensure(name); Directory.Delete(name, true); } }";

    [Fact]
    public async Task A_guard_behind_an_interface_of_another_project_guards() => Assert.Empty(
        await new Solution().With("Contracts", Policy).With("Policies", AllowList, "Contracts").With("Server", Ensured, "Contracts", "Policies").FindingsAsync());

    [Fact]
    public async Task Not_where_another_project_answers_without_guarding() => Assert.Single(
        await new Solution().With("Contracts", Policy).With("Policies", AllowList, "Contracts").With("Lax", "public sealed class Anything : IPolicy { public void Ensure(string name) { } }", "Contracts")
            .With("Server", Ensured, "Contracts", "Policies", "Lax").FindingsAsync());

    [Fact]
    public async Task Not_where_nobody_is_known_to_answer() => Assert.Single(
        await new Solution().With("Contracts", Policy).With("Server", Ensured, "Contracts").FindingsAsync());

    [Fact]
    public async Task What_the_platform_declares_is_answered_only_by_its_own_type() => Assert.Equal(
        ["AGS1001 'Own' can reach 'Directory.Delete' through 'Temporary.Dispose', and nothing guards it: deletes a directory with everything in it; can't be undone"],
        await new Solution()
            .With("Services", "public sealed class Temporary(string path) : IDisposable { public void Dispose() => Directory.Delete(path, true); }")
            .With("Server", """
                public sealed class Tools
                {
                    [ModelContextProtocol.Server.McpServerTool] public void Own(string name) { using var temporary = new Temporary(name); }
                    [ModelContextProtocol.Server.McpServerTool] public void Any(IDisposable disposable) => disposable.Dispose();
                }
                """, "Services").FindingsAsync());

    [Fact]
    public async Task A_static_constructor_of_another_project_is_not_followed() => Assert.Empty(
        await new Solution()
            .With("Services", "public class First { static First() => Directory.Delete(\"/data\", true); public static int One = 1; }")
            .With("Server", "public sealed class Tools { [ModelContextProtocol.Server.McpServerTool] public int Read() => First.One; }", "Services").FindingsAsync());

    [Fact]
    public async Task A_guard_that_does_not_guard_there_is_no_guard() => Assert.Single(
        await new Solution()
            .With("Guards", "public static class Ask { public static async Task AskedAsync(ModelContextProtocol.Server.McpServer server) { try { await server.ElicitAsync(new() { Message = \"Sure?\" }); } catch { } } }")
            .With("Server", "public sealed class Tools { [ModelContextProtocol.Server.McpServerTool] public async Task Clean(string name, ModelContextProtocol.Server.McpServer server) { await Ask.AskedAsync(server); Directory.Delete(name, true); } }", "Guards").FindingsAsync());

    [Fact]
    public async Task A_registered_service_of_another_project_is_the_only_one_that_runs() => Assert.Empty(
        await new Solution().With("Contracts", Interface)
            .With("Infrastructure", Store + "public sealed class Memory : IStore { public Task CleanAsync(string name) => Task.CompletedTask; public Task<string> ReadAsync(string name) => Task.FromResult(name); }", "Contracts")
            .With("Server", Tool + "static class Start { static void Services(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IStore, Memory>(services); }", "Contracts", "Infrastructure").FindingsAsync());

    [Fact]
    public async Task A_method_of_another_project_may_be_the_tool_itself() => Assert.Single(
        await new Solution()
            .With("Services", "public static class Cleaner { public static void Run(string path) => Directory.Delete(path, true); }")
            .With("Server", "public static class Server { public static object Make() => Microsoft.Extensions.AI.AIFunctionFactory.Create(Cleaner.Run); }", "Services").FindingsAsync());

    [Fact]
    public async Task What_is_said_of_recovery_goes_along() => Assert.Single(
        await new Solution()
            .With("Services", "public sealed class Buckets(Amazon.S3.IAmazonS3 s3) { public Task EmptyAsync(string bucket, string key) => s3.DeleteObjectAsync(new Amazon.S3.Model.DeleteObjectRequest { BucketName = bucket, Key = key, BypassGovernanceRetention = true }); }")
            .With("Server", "public sealed class Tools(Buckets buckets) { [ModelContextProtocol.Server.McpServerTool] public Task Empty(string bucket, string key) => buckets.EmptyAsync(bucket, key); }", "Services")
            .FindingsAsync(Rules.RuleIds.RecoveryOff));

    [Fact]
    public async Task Where_a_path_leaves_what_is_known_two_projects_on_its_name_still_counts() => Assert.Single(
        await new Solution()
            .With("Application", "public interface IAccounts { Task DeleteAccountAsync(string id); } public sealed class CloseAccount(IAccounts accounts) { public Task RunAsync(string id) => accounts.DeleteAccountAsync(id); }")
            .With("Server", "public sealed class Tools(CloseAccount close) { [ModelContextProtocol.Server.McpServerTool] public Task Close(string id) => close.RunAsync(id); }", "Application")
            .FindingsAsync(Rules.RuleIds.SoundsDestructive));

    [Fact]
    public async Task The_order_of_references_makes_no_difference()
    {
        string[] references = ["Contracts", "Infrastructure", "Memory"];
        var findings = new List<string[]>();
        foreach (var order in new[] { references, [.. references.Reverse()] })
            findings.Add(await new Solution().With("Contracts", Interface).With("Infrastructure", Store, "Contracts").With("Memory", Store.Replace("class Store", "class Other", StringComparison.Ordinal).Replace("Path.Combine(\"/data\", name)", "name", StringComparison.Ordinal), "Contracts")
                .With("Server", Tool, order).FindingsAsync());

        Assert.Single(findings[0]);
        Assert.Equal(findings[0], findings[1]);
    }
}
