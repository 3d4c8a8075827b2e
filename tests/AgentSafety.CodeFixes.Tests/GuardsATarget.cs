namespace AgentSafety.CodeFixes.Tests;

/// <summary>A person can't approve well what isn't said.</summary>
public class GuardsATarget
{
    [Theory]
    [InlineData("string path", "World.Wipe(path)", "path")]
    [InlineData("string path", "World.Wipe(\"/data\")", "\"/data\"")]
    [InlineData("string path", "World.Wipe($\"/data/{path}\")", "$\"/data/{path}\"")]
    [InlineData("FileInfo file", "World.Wipe(file.FullName)", "file.FullName")]
    [InlineData("Guid id, World world", "world.Reset(id)", "$\"{id}\"")]
    [InlineData("string path", "World.Wipe(Path.GetFullPath(path))", null)]
    [InlineData("World world", "world.Empty()", null)]
    public Task The_arguments_that_name_something(string parameters, string step, string? target) => Guarded.Becomes(
        $$"""
        [McpServerTool]
        public void Clean({{parameters}})
        {
            [|{{step}}|];
        }
        """,
        $$"""
        [McpServerTool]
        public void Clean({{parameters}})
        {
            AgentGuard.Run("file.directory.delete-tree", () => {{step}}{{(target is null ? "" : $", target: {target}")}});
        }
        """);

    [Theory]
    [InlineData("Drop(\"prod\", name)", "$\"prod, {name}\"")]
    [InlineData("Drop(\"a{b}\\\"\", name)", "$\"a{{b}}\\\", {name}\"")]
    [InlineData("Drop(\"prod/\" + name)", "\"prod/\" + name")]
    [InlineData("Drop(name, \"prod/\" + name)", "$\"{name}, prod/{name}\"")]
    [InlineData("Drop(name, name.Trim())", null)]
    [InlineData("Drop(name, \"prod/\" + name.Trim())", null)]
    [InlineData("Drop(new() { Name = name.Trim() })", null)]
    [InlineData("Drop(name, \"\")", "name")]
    [InlineData("Drop(\"prod\", \"eu\")", "\"prod, eu\"")]
    [InlineData("Drop(name, id: 7)", "name")]
    [InlineData("Drop(name, id: number)", "$\"{name}, {number}\"")]
    [InlineData("Drop(name, retries: number)", "name")]
    [InlineData("DropAll([name, \"x\"])", "$\"{name}, x\"")]
    [InlineData("DropAll(name, name)", "$\"{name}, {name}\"")]
    [InlineData("Drop(new() { Name = name, Reason = \"why\" })", "name")]
    [InlineData("Drop(new Order { Names = { name } })", "name")]
    [InlineData("Drop(new Order { Names = new() { name, \"x\" } })", "$\"{name}, x\"")]
    public Task Several_and_those_of_a_request_made_on_the_spot(string step, string? target) => Guarded.Becomes(
        Tool($"[|{step}|];"), Tool(Guarded.Line("    {0};", "AgentGuard.Run", $"() => {step}", target).Replace("\n", "\n    ", StringComparison.Ordinal).TrimStart()));

    private static string Tool(string step) => $$"""
        [McpServerTool]
        public void Clean(string name, int number)
        {
            {{step}}
        }

        public sealed class Order
        {
            public string? Name { get; set; }
            public string? Reason { get; set; }
            public List<string> Names { get; set; } = [];
        }

        private static void Drop(Order order) => World.Wipe(order.Name ?? "");
        private static void Drop(string name, string region = "", int id = 0, int retries = 0) => World.Wipe(name + region + id + retries);
        private static void DropAll(params string[] names) => World.Wipe(names[0]);
        """;

    [Theory]
    [InlineData("DirectoryInfo folder", "folder.Delete(true)", "folder.FullName", "file.directory.delete-tree")]
    [InlineData("List<string> names, World world", "world.Drop(names)", "string.Join(\", \", names)", "file.directory.delete-tree")]
    [InlineData("string folder", "Process.Start(\"rm\", $\"-rf {folder}\")", "$\"rm -rf {folder}\"", "command.files.remove")]
    [InlineData("string folder", "Process.Start(new ProcessStartInfo(\"rm\", \"-rf \" + folder))", "$\"rm -rf {folder}\"", "command.files.remove")]
    [InlineData("string folder", "Process.Start(new ProcessStartInfo { FileName = \"rm\", Arguments = $\"-rf {folder}\" })", "$\"rm -rf {folder}\"", "command.files.remove")]
    [InlineData("string folder", "Process.Start(new ProcessStartInfo(\"rm\") { ArgumentList = { \"-rf\", folder } })", "$\"rm -rf {folder}\"", "command.files.remove")]
    [InlineData("string folder", "Process.Start(\"rm\", [\"-rf\", folder])", "$\"rm -rf {folder}\"", "command.files.remove")]
    [InlineData("string folder", "Process.Start(\"rm\", [\"-rf\", folder.Trim()])", null, "command.files.remove")]
    public Task What_the_call_is_made_on_and_what_is_typed(string parameters, string step, string? target, string operation) => Guarded.Becomes($$"""
        [McpServerTool]
        public void Clean({{parameters}})
        {
            [|{{step}}|];
        }
        """, $$"""
        [McpServerTool]
        public void Clean({{parameters}})
        {
        {{Guarded.Line("    {0};", "AgentGuard.Run", $"() => {step}", target, operation).Replace("\n", "\n    ", StringComparison.Ordinal)}}
        }
        """);

    [Fact]
    public Task Not_of_what_may_not_be_there() => Guarded.Becomes("""
        [McpServerTool]
        public void Clean(DirectoryInfo? folder)
        {
            folder?[|.Delete(true)|];
        }
        """, """
        [McpServerTool]
        public void Clean(DirectoryInfo? folder)
        {
            AgentGuard.Run("file.directory.delete-tree", () => folder?.Delete(true));
        }
        """);

    [Theory]
    [InlineData("string folder", "\"rm\", \"-rf\", folder", "$\"rm -rf {folder}\"")]
    [InlineData("string[] words", "words", "string.Join(\" \", words)")]
    public Task A_line_that_a_helper_starts(string parameters, string words, string target) => Guarded.Becomes(
        Starting(parameters, $"[|Start({words})|];"), Starting(parameters, $"AgentGuard.Run(\"command.files.remove-file\", () => Start({words}), target: {target});"));

    private static string Starting(string parameters, string step) => $$"""
        [McpServerTool]
        public void Clean({{parameters}})
        {
            {{step}}
        }

        private static void Start(params string[] words) => Process.Start("rm", string.Join(' ', words));
        """;
}
