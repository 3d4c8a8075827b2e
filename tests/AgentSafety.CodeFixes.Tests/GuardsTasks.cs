namespace AgentSafety.CodeFixes.Tests;

/// <summary>A step that ends later.</summary>
public class GuardsTasks
{
    [Fact]
    public Task A_call_of_a_cloud() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task<string> Stop(string id, CancellationToken cancellationToken)
        {
            var request = new TerminateInstancesRequest { InstanceIds = [id] };
            var response = await [|Ec2.TerminateInstancesAsync(request, cancellationToken)|];
            return response.ToString()!;
        }
        """,
        """
        [McpServerTool]
        public async Task<string> Stop(string id, CancellationToken cancellationToken)
        {
            var request = new TerminateInstancesRequest { InstanceIds = [id] };
            var response = await AgentGuard.RunAsync(
                "aws.ec2.terminate-instances",
                token => Ec2.TerminateInstancesAsync(request, token),
                cancellationToken: cancellationToken);
            return response.ToString()!;
        }
        """);

    [Fact]
    public Task A_call_of_a_cloud_with_a_request_made_on_the_spot() => Guarded.Becomes(
        """
        [McpServerTool]
        public Task Stop(string id) =>
            [|Ec2.TerminateInstancesAsync(new TerminateInstancesRequest
            {
                InstanceIds = [id], // all of it
            })|];
        """,
        """
        [McpServerTool]
        public Task Stop(string id) =>
            AgentGuard.RunAsync("aws.ec2.terminate-instances", token => Ec2.TerminateInstancesAsync(new TerminateInstancesRequest
            {
                InstanceIds = [id], // all of it
            }, token), target: id);
        """);

    [Theory]
    [InlineData("public async Task Clean(string path) {{ await {0}; }}", "World.CountAsync(path)")]
    [InlineData("public async Task<int> Clean(string path) => await {0};", "World.CountAsync(path)")]
    [InlineData("public Task<int> Clean(string path) => {0};", "World.CountAsync(path)")]
    [InlineData("public Task Clean(string path) => {0};", "World.CountAsync(path)")]
    [InlineData("public Task<int> Clean(string path) {{ return {0}; }}", "World.CountAsync(path)")]
    [InlineData("public async Task<int> Clean(string path) => await {0}.ConfigureAwait(false);", "World.CountAsync(path)")]
    [InlineData("public int Clean(string path) => {0}.Result;", "World.CountAsync(path)")]
    [InlineData("public int Clean(string path) => {0}.GetAwaiter().GetResult();", "World.CountAsync(path)")]
    [InlineData("public void Clean(string path) => {0}.Wait();", "World.CountAsync(path)")]
    [InlineData("public void Clean(string path) {{ _ = {0}; }}", "World.CountAsync(path)")]
    [InlineData("public async Task Clean(string path) {{ var cleaning = {0}; await cleaning; }}", "World.CountAsync(path)")]
    [InlineData("public Task Clean(string path) => Task.WhenAll({0});", "World.CountAsync(path)")]
    [InlineData("public Task<int> Clean(string path) => {0};", "World.CountSoon(path).AsTask()", "World.CountSoon(path)")]
    public Task A_task_whatever_is_done_with_it(string tool, string act, string? step = null) =>
        Becomes(tool, act, Guarded.Line(tool, "AgentGuard.RunAsync", $"_ => {act}", "path"), step);

    [Theory]
    [InlineData("public async Task Clean(string path) {{ await {0}; }}", "World.WipeSoon(path)")]
    [InlineData("public async Task<int> Clean(string path) => await {0};", "World.CountSoon(path)")]
    [InlineData("public async Task<int> Clean(string path) => await {0}.ConfigureAwait(false);", "World.CountSoon(path)")]
    public Task A_value_task_that_is_awaited(string tool, string step) =>
        Becomes(tool, step, Guarded.Line(tool, "AgentGuard.RunAsync", $"async _ => await {step}", "path"));

    [Theory]
    [InlineData("public ValueTask Clean(string path) => {0};", "World.WipeSoon(path)", "ValueTask")]
    [InlineData("public ValueTask<int> Clean(string path) {{ return {0}; }}", "World.CountSoon(path)", "ValueTask<int>")]
    [InlineData("public AIFunction Clean = AIFunctionFactory.Create((string path) => {0});", "World.CountSoon(path)", "ValueTask<int>")]
    public Task A_value_task_that_is_returned(string tool, string step, string type) =>
        Becomes(tool, step, Guarded.Line(tool.Replace("{0}", $"new {type}({{0}})", StringComparison.Ordinal), "AgentGuard.RunAsync", $"async _ => await {step}", "path"));

    [Theory]
    [InlineData("public ValueTask Clean(string path) {{ var cleaning = {0}; return cleaning; }}", "World.WipeSoon(path)")]
    [InlineData("public Task Clean(string path) {{ var cleaning = {0}; return cleaning.AsTask(); }}", "World.WipeSoon(path)")]
    public Task A_value_task_that_is_kept_is_left_alone(string tool, string step) => Becomes(tool, step, string.Format(null, tool, $"[|{step}|]"));

    [Fact]
    public Task Anything_else_that_is_awaited_on_the_spot() => Guarded.Becomes(
        """
        public struct Later
        {
            public System.Runtime.CompilerServices.TaskAwaiter<int> GetAwaiter() => Task.FromResult(1).GetAwaiter();
        }

        private static Later Soon(string p) { World.Wipe(p); return default; }

        [McpServerTool]
        public async Task<int> Clean(string p) => await [|Soon(p)|];
        """,
        """
        public struct Later
        {
            public System.Runtime.CompilerServices.TaskAwaiter<int> GetAwaiter() => Task.FromResult(1).GetAwaiter();
        }

        private static Later Soon(string p) { World.Wipe(p); return default; }

        [McpServerTool]
        public async Task<int> Clean(string p) => await AgentGuard.RunAsync(
            "file.directory.delete-tree",
            async _ => await Soon(p),
            target: p);
        """);

    [Fact]
    public Task A_task_that_may_be_null_together_with_what_stands_in_for_it() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task Clean(Guid id, World? world) => await (world?[|.ResetAsync(id)|] ?? Task.CompletedTask);
        """,
        """
        [McpServerTool]
        public async Task Clean(Guid id, World? world) => await (AgentGuard.RunAsync(
            "file.directory.delete-tree",
            _ => world?.ResetAsync(id) ?? Task.CompletedTask,
            target: $"{id}"));
        """);

    [Fact]
    public Task A_task_whose_arguments_are_awaited() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task Clean() => await [|World.CountAsync(await World.FindAsync())|];
        """,
        """
        [McpServerTool]
        public async Task Clean() => await AgentGuard.RunAsync(
            "file.directory.delete-tree",
            async _ => await World.CountAsync(await World.FindAsync()));
        """);

    [Fact]
    public Task An_async_lambda_registered_as_a_function() => Guarded.Becomes(
        """
        public AIFunction Clean() => AIFunctionFactory.Create(async (string path) =>
        {
            await [|World.CountAsync(path)|];
            return [|World.Count(path)|];
        });
        """,
        """
        public AIFunction Clean() => AIFunctionFactory.Create(async (string path) =>
        {
            await AgentGuard.RunAsync("file.directory.delete-tree", _ => World.CountAsync(path), target: path);
            return AgentGuard.Run("file.directory.delete-tree", () => World.Count(path), target: path);
        });
        """);

    [Fact]
    public Task A_top_level_statement() => Guarded.ProgramBecomes(
        """
        var clean = AIFunctionFactory.Create(async (string path) => await [|World.CountAsync(path)|]);
        Console.WriteLine(clean);
        """,
        """
        var clean = AIFunctionFactory.Create(async (string path) => await AgentGuard.RunAsync(
            "file.directory.delete-tree",
            _ => World.CountAsync(path),
            target: path));
        Console.WriteLine(clean);
        """);

    private static Task Becomes(string tool, string act, string after, string? step = null)
    {
        var attribute = tool.Contains("AIFunctionFactory", StringComparison.Ordinal) ? "" : "[McpServerTool]\n";
        return Guarded.Becomes(
            attribute + string.Format(null, tool, act.Replace(step ?? act, $"[|{step ?? act}|]", StringComparison.Ordinal)),
            attribute + after);
    }
}
