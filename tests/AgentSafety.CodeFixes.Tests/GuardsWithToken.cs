namespace AgentSafety.CodeFixes.Tests;

/// <summary>Which token the act gets, and which the guard.</summary>
public class GuardsWithToken
{
    [Theory]
    [InlineData("string path, CancellationToken cancellationToken", "World.WipeAsync(path, cancellationToken)", "token => World.WipeAsync(path, token)", "cancellationToken")]
    [InlineData("string path, CancellationToken cancellationToken", "World.WipeAsync(path)", "token => World.WipeAsync(path, token)", "cancellationToken")]
    [InlineData("string path, CancellationToken stop", "World.WipeAsync(path: path)", "token => World.WipeAsync(path: path, cancellationToken: token)", "stop")]
    [InlineData("string path, CancellationToken stop", "World.CountAsync(path)", "_ => World.CountAsync(path)", "stop")]
    [InlineData("string path, CancellationToken stop", "World.WipeNowAsync(path, stop, 3)", "token => World.WipeNowAsync(path, token, 3)", "stop")]
    [InlineData("string path, CancellationTokenSource stop", "World.WipeAsync(path, stop.Token)", "token => World.WipeAsync(path, token)", "stop.Token")]
    [InlineData("string path", "World.WipeAsync(path)", "token => World.WipeAsync(path, token)", null)]
    [InlineData("string path, CancellationToken stop", "World.WipeAsync(path, CancellationToken.None)", "token => World.WipeAsync(path, token)", null)]
    [InlineData("string path, CancellationToken stop", "World.WipeAsync(path, default)", "token => World.WipeAsync(path, token)", null)]
    [InlineData("string path, CancellationToken token", "World.WipeAsync(path, token)", "ct => World.WipeAsync(path, ct)", "token")]
    [InlineData("string path, int token, int ct", "World.WipeAsync(path)", "guardToken => World.WipeAsync(path, guardToken)", null)]
    public Task The_act_gets_the_guards_token_and_the_guard_the_callers(string parameters, string step, string lambda, string? outer) => Guarded.Becomes(
        $$"""
        [McpServerTool]
        public async Task Clean({{parameters}})
        {
            await [|{{step}}|];
        }
        """,
        $$"""
        [McpServerTool]
        public async Task Clean({{parameters}})
        {
            await {{Call(lambda, outer)}};
        }
        """);

    [Fact]
    public Task An_argument_that_is_a_call_or_has_a_comment_stays_whole() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task Clean(string path)
        {
            await [|World.WipeAsync(Path.GetTempPath())|];
            await [|World.WipeAsync(
                path // the root
                )|];
        }
        """,
        """
        [McpServerTool]
        public async Task Clean(string path)
        {
            await AgentGuard.RunAsync("file.directory.delete-tree", token => World.WipeAsync(Path.GetTempPath(), token));
            await AgentGuard.RunAsync("file.directory.delete-tree", token => World.WipeAsync(
                path, token // the root
                ), target: path);
        }
        """);

    [Fact]
    public Task A_call_that_does_not_wait_stops_waiting_for_the_answer() => Guarded.Becomes(
        """
        [McpServerTool]
        public void Clean(string path, CancellationToken stop) => [|World.Wipe(path)|];
        """,
        """
        [McpServerTool]
        public void Clean(string path, CancellationToken stop) => AgentGuard.Run(
            "file.directory.delete-tree",
            () => World.Wipe(path),
            target: path,
            cancellationToken: stop);
        """);

    [Fact]
    public Task A_lambda_uses_the_token_of_the_method_around_it() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task Clean(string[] paths, CancellationToken stop)
        {
            await Task.WhenAll(paths.Select(path => [|World.WipeAsync(path)|]));
        }
        """,
        """
        [McpServerTool]
        public async Task Clean(string[] paths, CancellationToken stop)
        {
            await Task.WhenAll(paths.Select(path => AgentGuard.RunAsync(
                "file.directory.delete-tree",
                token => World.WipeAsync(path, token),
                target: path,
                cancellationToken: stop)));
        }
        """);

    [Fact]
    public Task A_static_lambda_does_not() => Guarded.Becomes(
        """
        [McpServerTool]
        public async Task Clean(string[] paths, CancellationToken stop)
        {
            await Task.WhenAll(paths.Select(static path => [|World.CountAsync(path)|]));
        }
        """,
        """
        [McpServerTool]
        public async Task Clean(string[] paths, CancellationToken stop)
        {
            await Task.WhenAll(paths.Select(static path => AgentGuard.RunAsync(
                "file.directory.delete-tree",
                _ => World.CountAsync(path),
                target: path)));
        }
        """);

    private static string Call(string lambda, string? outer)
    {
        string[] arguments = ["\"file.directory.delete-tree\"", lambda, "target: path", .. outer is null ? Array.Empty<string>() : [$"cancellationToken: {outer}"]];
        var line = $"AgentGuard.RunAsync({string.Join(", ", arguments)})";
        return "        await ;".Length + line.Length <= 120 + 1 ? line : $"AgentGuard.RunAsync(\n        {string.Join(",\n        ", arguments)})";
    }
}
