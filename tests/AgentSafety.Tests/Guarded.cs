namespace AgentSafety.Tests;

/// <summary>Guards with options of their own, beside those of the process.</summary>
internal static class Guarded
{
    public static IAgentGuard With(Action<AgentSafetyOptions> configure)
    {
        var options = new AgentSafetyOptions { Gate = TestGate.Approving() };
        configure(options);
        return new ConfiguredGuard(new GuardSettings(options));
    }

    /// <summary>Did the act run, and what came out of the guard?</summary>
    public static async Task<(bool Ran, Exception? Thrown)> TryAsync(this IAgentGuard guard, ProposedAct proposed, bool inScope = false, CancellationToken cancellationToken = default)
    {
        var ran = 0;
        Task Act(CancellationToken _)
        {
            ran++;
            return Task.CompletedTask;
        }

        var thrown = await Record.ExceptionAsync(() => inScope
            ? guard.RunInScopeAsync(proposed, Act, cancellationToken)
            : guard.RunAsync(proposed, Act, cancellationToken));
        Assert.InRange(ran, 0, 1);
        return (ran == 1, thrown);
    }
}
