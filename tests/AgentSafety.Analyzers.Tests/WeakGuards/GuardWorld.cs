namespace AgentSafety.Analyzers.Tests.WeakGuards;

/// <summary>People who can be asked, in every form of an answer, and a folder to delete.</summary>
internal static class GuardWorld
{
    private const string Members = """

        public sealed partial class Tools
        {
            [AgentGuard(Protections.Approval)] private static void Ensure() { }
            [AgentGuard(Protections.Approval)] private static Task EnsureAsync() => Task.CompletedTask;
            [AgentGuard(Protections.Approval)] private static ValueTask EnsureVAsync() => default;
            [AgentGuard(Protections.Approval)] private static bool Ask() => false;
            [AgentGuard(Protections.Approval)] private static Task<bool> AskAsync(CancellationToken t = default) => Task.FromResult(false);
            [AgentGuard(Protections.Approval)] private static ValueTask<bool> AskVAsync() => default;
            [AgentGuard(Protections.Approval)] private static Task<Verdict> JudgeAsync() => Task.FromResult(new Verdict());
            [AgentGuard(Protections.Approval)] private static Task<Verdict?> MaybeJudgeAsync() => Task.FromResult<Verdict?>(null);
            [AgentGuard(Protections.Approval)] private static bool? Perhaps() => null;
            [AgentGuard(Protections.Approval)] private static Task<bool?> PerhapsAsync() => Task.FromResult<bool?>(null);
            [AgentGuard(Protections.Approval)] private static Decision Decide() => default;
            [AgentGuard(Protections.Approval)] private static Task<(bool Granted, string Why)> TupleAsync() => Task.FromResult((false, ""));
            [AgentGuard(Protections.Approval)] private static bool TryAsk(out string why) { why = ""; return false; }
            private static void Log(object? o) { }
            private static void Wipe(string path) => Directory.Delete(path, true);
            private static Task WipeAsync(string path) { Directory.Delete(path, true); return Task.CompletedTask; }
            private readonly Verdict _last = new();
        }
        public enum Decision { Unknown, Approved, Denied }
        public sealed class Verdict { public bool IsGranted { get; init; } public string? Why { get; init; } }
        public sealed record Confirm(bool Yes);
        public sealed record Reason(string Why);
        """;

    /// <summary>Statements of a tool, or whole types.</summary>
    public static string With(string code) => code.Contains("McpServerTool", StringComparison.Ordinal) ? code + Members : $$"""
        public sealed partial class Tools
        {
            [McpServerTool] public async Task Clean(McpServer server, string path, string other, bool quick, string[] many, CancellationToken token)
            {
                await Task.Yield();
                {{code}}
            }
        }
        """ + Members;
}
