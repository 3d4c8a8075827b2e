namespace AgentSafety.CodeFixes.Tests;

/// <summary>A step that is done when its call returns.</summary>
public class GuardsCalls
{
    [Fact]
    public Task A_statement() => Guarded.Becomes(
        """
        [McpServerTool]
        public void Clean(string path)
        {
            // Everything below it goes too.
            [|Directory.Delete(path, true)|]; // no way back
        }
        """,
        """
        [McpServerTool]
        public void Clean(string path)
        {
            // Everything below it goes too.
            AgentGuard.Run("file.directory.delete-tree", () => Directory.Delete(path, true), target: path); // no way back
        }
        """);

    [Theory]
    [InlineData("public void Clean(string path) => {0};", "World.Wipe(path)")]
    [InlineData("public int Clean(string path) => {0};", "World.Count(path)")]
    [InlineData("public int Clean(string path) {{ return {0}; }}", "World.Count(path)")]
    [InlineData("public int Clean(string path) {{ var n = {0}; return n; }}", "World.Count(path)")]
    [InlineData("public int Clean(string path) => path.Length > 0 ? {0} : 0;", "World.Count(path)")]
    [InlineData("public int Clean(string path) => path switch {{ \"\" => 0, _ => {0} }};", "World.Count(path)")]
    [InlineData("public IEnumerable<int> Clean(string path) {{ yield return {0}; }}", "World.Count(path)")]
    [InlineData("public async IAsyncEnumerable<int> Clean(string path) {{ await Task.Yield(); yield return {0}; }}", "World.Count(path)")]
    [InlineData("public void Clean(string path) => _ = {0};", "World.Count(path)")]
    [InlineData("public void Clean(string path) {{ var (a, b) = {0}; Console.WriteLine(a + b); }}", "World.Pair(path)")]
    [InlineData("public string Clean(string path) => {0}!;", "World.Same(path)")]
    [InlineData("public string? Clean(string path) => {0};", "World.Same<string>(path)")]
    [InlineData("public void Clean(string path) => {0};", "path.WipeHere()")]
    [InlineData("public void Clean(string path) => {0};", "base.Wipe(path)")]
    [InlineData("public void Clean(string path) => {0};", "this.Wipe(path: path)")]
    [InlineData("public bool Clean(string path) {{ if ({0} > 0) return true; return false; }}", "World.Count(path)")]
    [InlineData("public void Clean(string path) {{ for (var i = 0; i < 2; {0}) i++; }}", "World.Wipe(path)")]
    [InlineData("public void Clean(string path) {{ if (path is not null) {0}; else {{ }} }}", "World.Wipe(path)")]
    [InlineData("public void Clean(string? path) {{ if (path != null) {0}; }}", "World.Wipe(path)")]
    [InlineData("public object Clean(string path) => {0};", "new Wiper(path)")]
    [InlineData("public void Clean(string path) {{ using var wiper = {0}; wiper.Use(); }}", "new Wiper(path)")]
    [InlineData("public void Clean(string path) {{ using ({0}) {{ }} }}", "new Wiper(path)")]
    [InlineData("public void Clean(string path) => {0}.Use();", "new Wiper(path)")]
    [InlineData("public string Clean(string path) => {0}.ToString();", "World.Count(path)")]
    [InlineData("public int[] Clean(string path) => [{0}];", "World.Count(path)")]
    [InlineData("public int Clean(string path) {{ try {{ return {0}; }} catch (Exception e) when (e.Message.Length > 0) {{ throw; }} }}", "World.Count(path)")]
    [InlineData("public int[] Clean(string[] paths) => (from path in paths select {0}).ToArray();", "World.Count(path)")]
    public Task Wherever_a_value_or_a_statement_stands(string tool, string step) => WrapsWithin(tool, step);

    private static Task WrapsWithin(string tool, string step) => Guarded.Becomes(
        "[McpServerTool]\n" + string.Format(null, tool, $"[|{step}|]"),
        "[McpServerTool]\n" + Guarded.Line(tool, "AgentGuard.Run", $"() => {step}", "path"));

    [Fact]
    public Task A_local_function_where_it_is_called() => Guarded.Becomes(
        """
        [McpServerTool]
        public void Clean(string path)
        {
            [|Do()|];
            void Do() => World.Wipe(path);
        }
        """,
        """
        [McpServerTool]
        public void Clean(string path)
        {
            AgentGuard.Run("file.directory.delete-tree", () => Do());
            void Do() => World.Wipe(path);
        }
        """);

    [Fact]
    public Task New_without_its_type_gets_it_back() => Guarded.Becomes(
        """
        [McpServerTool]
        public void Clean(string path)
        {
            using Wiper wiper = [|new(path)|];
        }
        """,
        """
        [McpServerTool]
        public void Clean(string path)
        {
            using Wiper wiper = AgentGuard.Run("file.directory.delete-tree", () => new Wiper(path), target: path);
        }
        """);

    [Fact]
    public Task A_conditional_access_as_a_whole() => Guarded.Becomes(
        """
        [McpServerTool]
        public int? Clean(Guid id, World? world)
        {
            world?[|.Reset(id)|];
            return world?[|.Empty()|].CompareTo(2);
        }
        """,
        """
        [McpServerTool]
        public int? Clean(Guid id, World? world)
        {
            AgentGuard.Run("file.directory.delete-tree", () => world?.Reset(id), target: $"{id}");
            return AgentGuard.Run("file.directory.delete-tree", () => world?.Empty().CompareTo(2));
        }
        """);

    [Fact]
    public Task Something_awaited_inside_moves_in_with_it() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task<string> Clean()
        {
            [|Directory.Delete(await World.FindAsync(), true)|];
            return [|World.Count(await World.FindAsync())|].ToString();
        }
        """,
        """
        [McpServerTool]
        public async Task<string> Clean()
        {
            await AgentGuard.RunAsync(
                "file.directory.delete-tree",
                async _ => Directory.Delete(await World.FindAsync(), true));
            return (await AgentGuard.RunAsync(
                "file.directory.delete-tree",
                async _ => World.Count(await World.FindAsync()))).ToString();
        }
        """);

    [Fact]
    public Task A_lambda_registered_as_a_function() => Guarded.Becomes(
        """
        public AIFunction Clean = AIFunctionFactory.Create((string path) => [|Directory.Delete(path, true)|]);
        """,
        """
        public AIFunction Clean = AIFunctionFactory.Create((string path) => AgentGuard.Run(
            "file.directory.delete-tree",
            () => Directory.Delete(path, true),
            target: path));
        """);

    [Fact]
    public Task What_a_lambda_can_take_with_it() => Guarded.Becomes(
        """
        public class Folder(string p)
        {
            [McpServerTool]
            public void Clean() => [|World.Wipe(p)|];
        }

        [McpServerTool]
        public void Later(string p)
        {
            Action wipe = () => [|World.Wipe(p)|];
            wipe();
        }

        [McpServerTool]
        public int Empty(World? w) => w?[|.Empty()|] ?? 0;
        """,
        """
        public class Folder(string p)
        {
            [McpServerTool]
            public void Clean() => AgentGuard.Run("file.directory.delete-tree", () => World.Wipe(p), target: p);
        }

        [McpServerTool]
        public void Later(string p)
        {
            Action wipe = () => AgentGuard.Run("file.directory.delete-tree", () => World.Wipe(p), target: p);
            wipe();
        }

        [McpServerTool]
        public int Empty(World? w) => AgentGuard.Run("file.directory.delete-tree", () => w?.Empty()) ?? 0;
        """);
}
