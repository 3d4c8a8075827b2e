namespace AgentSafety.Tests;

/// <summary>The four ways to wrap an act, and the two to stand before one. Each says whether the act ran.</summary>
internal static class Acts
{
    private static readonly Dictionary<string, Func<CancellationToken, Action, Task>> Shapes = new()
    {
        ["RunAsync"] = (token, act) => AgentGuard.RunAsync("wipe", _ => { act(); return Task.CompletedTask; }, "disk", token),
        ["RunAsync<T>"] = (token, act) => AgentGuard.RunAsync("wipe", _ => { act(); return Task.FromResult(1); }, "disk", token),
        ["Run"] = (token, act) => Task.Run(() => AgentGuard.Run("wipe", act, "disk", token)),
        ["Run<T>"] = (token, act) => Task.Run(() => { AgentGuard.Run("wipe", () => { act(); return 1; }, "disk", token); }),
        ["EnsureApprovedAsync"] = async (token, act) => { await AgentGuard.EnsureApprovedAsync("wipe", "disk", token); act(); },
        ["EnsureApproved"] = (token, act) => Task.Run(() => { AgentGuard.EnsureApproved("wipe", "disk", token); act(); }),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    /// <summary>Did the act run, and what came out of the guard?</summary>
    public static async Task<(bool Ran, Exception? Thrown)> TryAsync(string shape, IApprovalGate gate, CancellationToken cancellationToken = default)
    {
        var ran = false;
        using var scope = AgentGuard.BeginGate(gate);
        var thrown = await Record.ExceptionAsync(() => Shapes[shape](cancellationToken, () => ran = true).WaitAsync(TimeSpan.FromSeconds(20)));
        return (ran, thrown);
    }
}
