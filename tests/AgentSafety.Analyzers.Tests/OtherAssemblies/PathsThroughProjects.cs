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
}
