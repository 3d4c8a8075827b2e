namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A scope that a guard opens holds inside the <c>using</c> that ends it, and nowhere else.</summary>
public sealed class Scopes
{
    private const string Members = """

            [AgentGuard(Protections.Scope)] private static IDisposable Begin() => new MemoryStream();
            [AgentGuard(Protections.Scope)] private static Task<IDisposable> BeginAsync() => Task.FromResult<IDisposable>(new MemoryStream());
            [AgentGuard(Protections.Scope)] private static MemoryStream BeginOwn() => new();
            private static IDisposable Open() => Begin();
            private static async Task<IDisposable> OpenAsync() { var scope = await BeginAsync(); return scope; }
            private static IDisposable? Sometimes() => DateTime.Now.Hour > 3 ? Begin() : null;
            private static IDisposable Other() => new MemoryStream();
        }
        """;

    [Theory]
    [InlineData("using (Begin()) Directory.Delete(path, true);")]
    [InlineData("using (var scope = Begin()) { Directory.Delete(path, true); }")]
    [InlineData("using var scope = Begin(); Directory.Delete(path, true);")]
    [InlineData("using IDisposable scope = BeginOwn(); Directory.Delete(path, true);")]
    [InlineData("await using var scope = BeginOwn(); Directory.Delete(path, true);")]
    [InlineData("await using (BeginOwn().ConfigureAwait(false)) Directory.Delete(path, true);")]
    [InlineData("using (await BeginAsync()) Directory.Delete(path, true);")]
    [InlineData("using var scope = await BeginAsync().ConfigureAwait(false); Directory.Delete(path, true);")]
    [InlineData("using var scope = Open(); Directory.Delete(path, true);")]
    [InlineData("using (await OpenAsync()) Directory.Delete(path, true);")]
    [InlineData("var scope = Begin(); using (scope) Directory.Delete(path, true);")]
    [InlineData("var scope = Begin(); try { Directory.Delete(path, true); } finally { scope.Dispose(); }")]
    [InlineData("using (Begin()) { using (Other()) Directory.Delete(path, true); }")]
    [InlineData("using (Begin()) { try { Directory.Delete(path, true); } catch (IOException) { Directory.Delete(path, true); } }")]
    [InlineData("using (Begin()) await Task.Run(() => Directory.Delete(path, true));")]
    [InlineData("using (Begin()) Local(); void Local() => Console.Error.WriteLine(); ")]
    [InlineData("using (Begin()) foreach (var each in path.Split(';')) Directory.Delete(each, true);")]
    public Task Protect_what_lies_inside(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("using (Begin()) { } [|Directory.Delete(path, true)|];")]
    [InlineData("Begin(); [|Directory.Delete(path, true)|];")]
    [InlineData("var scope = Begin(); [|Directory.Delete(path, true)|]; scope.Dispose();")]
    [InlineData("using (Other()) [|Directory.Delete(path, true)|];")]
    [InlineData("using (BeginAsync()) [|Directory.Delete(path, true)|];")]
    [InlineData("using var scope = Sometimes(); [|Directory.Delete(path, true)|];")]
    [InlineData("using var scope = quick ? Begin() : null; [|Directory.Delete(path, true)|];")]
    [InlineData("using (var scope = Begin()) { scope.Dispose(); [|Directory.Delete(path, true)|]; }")]
    [InlineData("[|Directory.Delete(path, true)|]; using var scope = Begin();")]
    [InlineData("{ using var scope = Begin(); } [|Directory.Delete(path, true)|];")]
    [InlineData("Action act; using (Begin()) { act = () => [|Directory.Delete(path, true)|]; } act();")]
    [InlineData("using (AgentGuard.BeginGate(DenyAllGate.Instance)) [|Directory.Delete(path, true)|];")]
    [InlineData("var scope = Begin(); try { } finally { [|Directory.Delete(path, true)|]; scope.Dispose(); }")]
    public Task Protect_nothing_outside(string body) => Verify.Analyzes(Tool(body));

    [Fact]
    public Task A_guard_file_can_declare_one() => Verify.WithFile("AgentSafety.Guards.txt", "M:Leases.Take(System.String); scope", """
        public static class Leases { public static IDisposable Take(string what) => new MemoryStream(); public static IDisposable Look(string what) => new MemoryStream(); }
        public static class Tools
        {
            [McpServerTool] public static void Clean(string path) { using var lease = Leases.Take(path); Directory.Delete(path, true); }
            [McpServerTool] public static void Wipe(string path) { using var lease = Leases.Look(path); [|Directory.Delete(path, true)|]; }
        }
        """);

    private static string Tool(string body) => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path, bool quick)
            {
                {{body}}
                await Task.Yield();
            }
        """ + Members;
}
