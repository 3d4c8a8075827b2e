namespace AgentSafety.Tests;

/// <summary>Within a scope nobody is asked, unless the agent has never done this before, or there is no way back. A ceiling is around every scope.</summary>
public sealed class FirstTimes : IDisposable
{
    private readonly TestGate _gate = TestGate.Approving("Ada", "Grace");
    private readonly CapabilityScope _scope = CapabilityScope.Begin(new() { Operations = ["**"], Resources = ["**"] });

    public void Dispose() => _scope.Dispose();

    [Fact]
    public async Task What_an_agent_does_for_the_first_time_is_asked_about_and_then_no_more()
    {
        var guard = Guarded.With(options => (options.Gate, options.Novelty, options.Agent) = (_gate, new MemoryLedger(), "bot"));
        Assert.True((await guard.TryAsync(new("wipe", "disk"), inScope: true)).Ran);
        Assert.True((await guard.TryAsync(new("wipe", "another"), inScope: true)).Ran);
        Assert.True(Assert.Single(_gate.Requests).IsNovel);

        using (AgentGuard.BeginAgent("another bot"))
            await guard.TryAsync(new("wipe", "disk"), inScope: true);

        Assert.Equal(2, _gate.Requests.Count);
    }

    [Fact]
    public async Task What_was_denied_or_failed_is_still_new()
    {
        var ledger = new MemoryLedger();
        await Guarded.With(options => (options.Gate, options.Novelty) = (TestGate.Denying(), ledger)).TryAsync(new("wipe"), inScope: true);
        await Record.ExceptionAsync(() => Guarded.With(options => options.Novelty = ledger).RunInScopeAsync(new("wipe"), _ => throw new InvalidOperationException()));
        Assert.False(ledger.HasDone("unnamed agent", "wipe"));
    }

    [Fact]
    public async Task What_can_not_be_looked_up_is_new()
    {
        var guard = Guarded.With(options => (options.Gate, options.Novelty) = (_gate, new BrokenLedger()));
        Assert.True((await guard.TryAsync(new("wipe"), inScope: true)).Ran); // that it can't be kept stops nothing: it is asked about again
        Assert.True(Assert.Single(_gate.Requests).IsNovel);
    }

    [Fact]
    public async Task Nobody_is_asked_about_what_was_granted_and_is_known()
    {
        Assert.True((await Guarded.With(options => options.Gate = _gate).TryAsync(new("wipe"), inScope: true)).Ran);
        Assert.Empty(_gate.Requests);
        Assert.True((await Guarded.With(options => options.Gate = _gate).TryAsync(new("wipe") { Rollback = Rollback.Impossible("gone") }, inScope: true)).Ran);
        Assert.Single(_gate.Requests);
    }

    [Fact]
    public async Task The_ceiling_is_around_every_scope()
    {
        var guard = Guarded.With(options => options.Ceiling = new() { Operations = ["wipe"], Resources = ["disk"], Count = 1 });
        Assert.Contains("the ceiling of the process allows no such resource", (await guard.TryAsync(new("wipe", "tape"), inScope: true)).Thrown!.Message, StringComparison.Ordinal);
        Assert.True((await guard.TryAsync(new("wipe", "disk"), inScope: true)).Ran);
        Assert.Contains("has only 0 of 1 left", (await guard.TryAsync(new("wipe", "disk"), inScope: true)).Thrown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_not_is_said_with_the_least_that_would_do()
    {
        using var narrow = CapabilityScope.Begin(new() { Operations = ["delete *"], Resources = ["preview-*"] });
        Assert.Equal("yes", CapabilityScope.Explain("delete bucket", "preview-1").ToString());
        Assert.Matches(
            @"^no: scope 2 allows no such resource: 'production'; it would take operations \['delete bucket'\], resources \['preview-1', 'production'\], count 2, until ",
            CapabilityScope.Explain("delete bucket", "preview-1", "production").ToString());
    }

    private sealed class MemoryLedger : INoveltyLedger
    {
        private readonly HashSet<(string, string, string?)> _done = [];

        public bool HasDone(string agent, string operation, string? resource = null) => _done.Contains((agent, operation, resource));

        public bool Remember(string agent, string operation, string? resource = null) => _done.Add((agent, operation, resource));
    }

    private sealed class BrokenLedger : INoveltyLedger
    {
        public bool HasDone(string agent, string operation, string? resource = null) => throw new IOException();

        public bool Remember(string agent, string operation, string? resource = null) => throw new IOException();
    }
}
