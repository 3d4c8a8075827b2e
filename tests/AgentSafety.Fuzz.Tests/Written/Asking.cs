using ModelContextProtocol.Server;
using Microsoft.Extensions.AI;
using AgentSafety;
public interface IStore { Task DropAsync(string path); }
public sealed class FileStore : IStore { public async Task DropAsync(string path) { await Task.Yield(); Directory.Delete(path, true); } }
public sealed record Confirm(bool Yes);
public sealed class Tools(IStore store)
{
    [AgentGuard(Protections.Approval)] private static bool Ask(string what) => what is { Length: > 3 };
    [McpServerTool] public async Task<string> Clean(McpServer server, string path)
    {
        var r = await server.ElicitAsync<Confirm>($"Delete {path}?");
        if (r is { IsAccepted: true, Content.Yes: true } && Ask(path)) await store.DropAsync(path);
        try { foreach (var p in path.Split('/')) await store.DropAsync(p); } catch (IOException e) when (e.HResult > 0) { return e.Message; } finally { _ = path; }
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("rm", $"-rf {path}"));
        return path switch { "" => "none", var p when Ask(p) => p, _ => await AgentGuard.RunAsync("x", async token => { await store.DropAsync(path); return path; }) };
    }
    public static AITool Tool() => new ApprovalRequiredAIFunction(AIFunctionFactory.Create((string path) => Directory.Delete(path, true), "drop"));
    public static void Main() { }
}
