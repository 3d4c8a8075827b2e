namespace AgentSafety.Tests;

/// <summary>Who stops waiting doesn't run the act, whatever the gate says later.</summary>
public class Cancellation
{
    public static TheoryData<string> Shapes => Acts.Names;

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_cancelled_caller_asks_nobody(string shape)
    {
        var gate = TestGate.Approving();
        await IsCancelledAsync(shape, gate, new(canceled: true));
        Assert.Empty(gate.Requests);
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_gate_that_waits_for_ever_is_cancelled_through_the_token(string shape)
    {
        using var caller = new CancellationTokenSource();
        await IsCancelledAsync(shape, new GateOf(async (request, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return ApprovalDecision.Approve(request, "Ada");
        }), caller.Token);
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_gate_that_ignores_the_token_is_left_behind_and_its_late_approval_runs_nothing(string shape)
    {
        using var caller = new CancellationTokenSource();
        var late = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        await IsCancelledAsync(shape, new GateOf(async (request, _) =>
        {
            await caller.CancelAsync();
            await late.Task;
            answered.SetResult();
            return ApprovalDecision.Approve(request, "Ada");
        }), caller.Token, afterwards: () => { late.SetResult(); return answered.Task; });
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_gate_that_blocks_its_thread_is_left_behind_too(string shape)
    {
        using var caller = new CancellationTokenSource();
        using var late = new ManualResetEventSlim();
        var answered = new TaskCompletionSource();
        await IsCancelledAsync(shape, new GateOf(request =>
        {
            caller.Cancel();
            late.Wait();
            answered.SetResult();
            return ApprovalDecision.Approve(request, "Ada");
        }), caller.Token, afterwards: () => { late.Set(); return answered.Task; });
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task An_approval_that_arrives_with_the_cancellation_runs_nothing(string shape)
    {
        using var caller = new CancellationTokenSource();
        await IsCancelledAsync(shape, new GateOf(request =>
        {
            caller.Cancel();
            return ApprovalDecision.Approve(request, "Ada");
        }), caller.Token);
    }

    [Fact]
    public async Task The_act_gets_the_callers_token()
    {
        using var caller = new CancellationTokenSource();
        using var scope = AgentGuard.BeginGate(TestGate.Approving());
        Assert.Equal(caller.Token, await AgentGuard.RunAsync("wipe", token => Task.FromResult(token), cancellationToken: caller.Token));
    }

    private static async Task IsCancelledAsync(string shape, IApprovalGate gate, CancellationToken caller, Func<Task>? afterwards = null)
    {
        var (ran, thrown) = await Acts.TryAsync(shape, gate, caller);
        await (afterwards?.Invoke() ?? Task.CompletedTask);
        Assert.IsAssignableFrom<OperationCanceledException>(thrown);
        Assert.False(ran);
    }
}
