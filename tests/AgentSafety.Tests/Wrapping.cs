namespace AgentSafety.Tests;

/// <summary>Lambdas as the fixes write them bind to the overload that keeps their result, and nothing is ambiguous.</summary>
public sealed class Wrapping : IDisposable
{
    private readonly TestGate _gate = TestGate.Approving();
    private readonly IDisposable _scope;

    public Wrapping() => _scope = AgentGuard.BeginGate(_gate);

    public void Dispose() => _scope.Dispose();

    /// <summary>An async lambda binds as a task, never as async void. What is awaited later would go on after the guard has recorded an end, and beyond the reach of the way back.</summary>
    [Fact]
    public void A_task_is_no_result_of_an_act_that_does_not_wait()
    {
        var ran = false;
        Assert.Throws<ArgumentException>(() => { _ = AgentGuard.Run("delete", Begin); });
        Assert.Throws<ArgumentException>(() => { _ = AgentGuard.Run("delete", async () => { ran = true; await Task.Yield(); }); });
        Assert.Throws<ArgumentException>(() => { _ = AgentGuard.Run("delete", async () => { ran = true; await Task.Yield(); return 1; }); });
        Assert.Throws<ArgumentException>(() => { _ = AgentGuard.Run(new ProposedAct("delete"), () => new ValueTask<int>(Begin())).AsTask(); });
        Assert.Throws<ArgumentException>(() => { _ = AgentGuard.RunInScope("delete", () => new ValueTask(Begin())).AsTask(); });
        Assert.Throws<ArgumentException>(() => { _ = AgentGuard.RunInScope(new ProposedAct("delete"), Begin); });
        Assert.False(ran);
        Assert.Empty(_gate.Requests);

        Task<int> Begin()
        {
            ran = true;
            return Task.FromResult(1);
        }
    }

    [Fact]
    public async Task A_call_that_returns_a_task_with_a_result_keeps_the_result()
    {
        var deleted = await AgentGuard.RunAsync("delete", token => Cloud.DeleteAsync("x", token));
        Assert.Equal(1, deleted);
        Assert.Equal("token => Cloud.DeleteAsync(\"x\", token)", Assert.Single(_gate.Requests).Code);
    }

    [Fact]
    public async Task A_call_that_returns_a_task_is_awaited()
    {
        var done = false;
        await AgentGuard.RunAsync("delete", token => Later(token));
        Assert.True(done);

        async Task Later(CancellationToken token)
        {
            await Task.Delay(1, token);
            done = true;
        }
    }

    [Fact]
    public async Task Async_blocks_bind_with_and_without_a_result()
    {
        var ran = 0;
        await AgentGuard.RunAsync("delete", async token => { await Task.Delay(1, token); ran++; });
        var result = await AgentGuard.RunAsync("delete", async token => { await Task.Delay(1, token); return ++ran; });
        await AgentGuard.RunAsync("delete", async _ => await Cloud.DisposeAsync());
        await AgentGuard.RunAsync("delete", Cloud.PurgeAsync);
        Assert.Equal(2, result);
    }

    [Fact]
    public void A_call_without_a_result_is_an_act()
    {
        var path = Directory.CreateTempSubdirectory().FullName;
        AgentGuard.Run("delete directory", () => Directory.Delete(path, true), target: path);
        Assert.False(Directory.Exists(path));
        Assert.Equal("() => Directory.Delete(path, true)", Assert.Single(_gate.Requests).Code);
    }

    [Fact]
    public void A_call_with_a_result_keeps_it()
    {
        var deleted = AgentGuard.Run("delete", () => Cloud.Delete("x"));
        Assert.Equal(1, deleted);
        AgentGuard.Run("delete", () => { Cloud.Delete("x"); });
        Assert.Equal("block", AgentGuard.Run("delete", () => { Cloud.Delete("x"); return "block"; }));
    }

    [Fact]
    public void Blocking_does_not_deadlock_under_a_context_that_nobody_pumps()
    {
        var ran = false;
        var gate = new GateOf(async (request, _) => { await Task.Yield(); return ApprovalDecision.Approve(request, "Ada"); });
        var caller = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Unpumped());
            using (AgentGuard.BeginGate(gate))
                AgentGuard.Run("wipe", () => ran = SynchronizationContext.Current is Unpumped);
        }) { IsBackground = true };
        caller.Start();
        Assert.True(caller.Join(TimeSpan.FromSeconds(20)));
        Assert.True(ran); // and on the caller's own thread
    }

    private sealed class Unpumped : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }

    private static class Cloud
    {
        public static int Delete(string name) => name.Length;
        public static Task<int> DeleteAsync(string name, CancellationToken token) => Task.FromResult(name.Length).WaitAsync(token);
        public static Task PurgeAsync(CancellationToken token) => Task.CompletedTask.WaitAsync(token);
        public static ValueTask DisposeAsync() => default;
    }
}
