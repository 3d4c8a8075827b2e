namespace AgentSafety.Tests;

/// <summary>One thing runs an act: an approval, made for it, used for the first time. Everything else doesn't.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2201", Justification = "Any exception at all must deny.")]
public class FailsClosed
{
    public static TheoryData<string> Shapes => Acts.Names;

    [Theory, MemberData(nameof(Shapes))]
    public async Task An_approved_act_runs(string shape) =>
        Assert.Equal((true, null), await Acts.TryAsync(shape, TestGate.Approving()));

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_denied_act_does_not_run(string shape) =>
        await DeniesAsync(shape, TestGate.Denying("not today"), "'wipe' on 'disk' was not approved: not today");

    [Theory, MemberData(nameof(Shapes))]
    public async Task No_decision_is_a_denial(string shape) =>
        await DeniesAsync(shape, new GateOf(_ => null!), "no decision");

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_default_value_task_is_a_denial(string shape) =>
        await DeniesAsync(shape, new SilentGate(), "no decision");

    [Theory, MemberData(nameof(Shapes))]
    public async Task No_task_is_a_denial(string shape) =>
        await DeniesAsync(shape, new GateOf((_, _) => null!), "ArgumentNullException");

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_gate_that_throws_denies_and_its_exception_is_kept(string shape)
    {
        var failure = new Exception("the pager is down");
        Assert.Same(failure, (await DeniesAsync(shape, new GateOf(_ => throw failure), "failed with Exception")).InnerException);
        Assert.Same(failure, (await DeniesAsync(shape, new GateOf((_, _) => Task.FromException<ApprovalDecision>(failure)), "failed with Exception")).InnerException);
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_gate_that_times_out_denies(string shape)
    {
        await DeniesAsync(shape, new GateOf(_ => throw new TimeoutException()), "failed with TimeoutException");
        await DeniesAsync(shape, new GateOf((_, _) => Task.FromCanceled<ApprovalDecision>(new(true))), "failed with TaskCanceledException");
    }

    [Fact]
    public async Task A_blank_operation_is_refused_before_anybody_is_asked()
    {
        var gate = TestGate.Approving();
        using var scope = AgentGuard.BeginGate(gate);
        await Assert.ThrowsAsync<ArgumentException>(() => AgentGuard.RunAsync(" ", _ => throw new Exception("ran")));
        await Assert.ThrowsAsync<ArgumentException>(() => AgentGuard.EnsureApprovedAsync(null!));
        Assert.Throws<ArgumentException>(() => AgentGuard.Run("", () => throw new Exception("ran")));
        await Assert.ThrowsAsync<ArgumentNullException>(() => AgentGuard.RunAsync("wipe", null!));
        Assert.Throws<ArgumentNullException>(() => AgentGuard.Run("wipe", null!));
        Assert.Empty(gate.Requests);
    }

    [Fact]
    public async Task What_the_act_throws_is_passed_on_unchanged()
    {
        var failure = new Exception("disk on fire");
        using var scope = AgentGuard.BeginGate(TestGate.Approving());
        Assert.Same(failure, await Record.ExceptionAsync(() => AgentGuard.RunAsync("wipe", _ => throw failure)));
        Assert.Same(failure, Record.Exception(() => AgentGuard.Run("wipe", () => throw failure)));
    }

    private static async Task<ApprovalDeniedException> DeniesAsync(string shape, IApprovalGate gate, string message)
    {
        var (ran, thrown) = await Acts.TryAsync(shape, gate);
        Assert.False(ran);
        var denied = Assert.IsType<ApprovalDeniedException>(thrown);
        Assert.Contains(message, denied.Message, StringComparison.Ordinal);
        Assert.Equal(("wipe", "disk"), (denied.Request.Operation, denied.Request.Target));
        return denied;
    }

    private sealed class SilentGate : IApprovalGate
    {
        public ValueTask<ApprovalDecision> DecideAsync(ApprovalRequest request, CancellationToken cancellationToken) => default;
    }
}
