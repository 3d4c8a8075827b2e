namespace AgentSafety.Tests;

/// <summary>Which gate is asked: the innermost of this flow, else that of the process, else nobody approves.</summary>
[CollectionDefinition(nameof(GatesInForce), DisableParallelization = true)]
[Collection(nameof(GatesInForce))]
public sealed class GatesInForce
{
    // One test, because a process begins only once: no gate can be taken away again.
    [Fact]
    public async Task A_process_denies_until_a_gate_is_set_and_then_asks_it_everywhere()
    {
        Assert.Equal(
            "'wipe' on 'disk' was not approved: no approval gate is configured; call AgentGuard.UseGate(new ConsoleGate()) when the program starts, "
                + "or give it an IApprovalGate of your own",
            Assert.Throws<ApprovalDeniedException>(() => AgentGuard.EnsureApproved("wipe", "disk")).Message);

        var begun = new TaskCompletionSource();
        var before = Task.Run(async () => { await begun.Task; return Approves(); });
        AgentGuard.UseGate(TestGate.Approving());
        try
        {
            begun.SetResult();
            Assert.True(await before);
            Assert.True(Approves());
            Assert.Throws<ArgumentNullException>(() => AgentGuard.UseGate(null!));
            Assert.True(Approves());
            Assert.False(await LeftBehindAsync(TestGate.Denying())); // a flow begun under a denial doesn't escape to the process
        }
        finally
        {
            AgentGuard.UseGate(DenyAllGate.NotConfigured);
        }

        Assert.False(Approves());
    }

    [Fact]
    public void Scopes_nest_and_give_back_the_gate_outside()
    {
        var outer = TestGate.Approving();
        using (AgentGuard.BeginGate(outer))
        {
            using (AgentGuard.BeginGate(TestGate.Denying()))
                Assert.False(Approves());

            Assert.True(Approves());
        }

        Assert.False(Approves());
        Assert.Single(outer.Requests);
        Assert.Throws<ArgumentNullException>(() => AgentGuard.BeginGate(null!));
    }

    [Fact]
    public async Task A_scope_is_not_seen_by_siblings_nor_by_the_caller_of_an_async_method()
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var inside = EnterAsync();
        await entered.Task;
        Assert.False(Approves());
        Assert.False(await Task.Run(Approves));
        leave.SetResult();
        Assert.True(await inside);

        async Task<bool> EnterAsync()
        {
            using var scope = AgentGuard.BeginGate(TestGate.Approving());
            entered.SetResult();
            await leave.Task;
            return Approves();
        }
    }

    [Fact]
    public async Task A_scope_holds_in_what_it_starts()
    {
        using var scope = AgentGuard.BeginGate(TestGate.Approving());
        Assert.True(await Task.Run(Approves));
    }

    [Fact]
    public async Task Work_that_outlives_its_scope_is_denied() => Assert.False(await LeftBehindAsync(TestGate.Approving()));

    [Fact]
    public async Task A_scope_ended_out_of_order_never_comes_back()
    {
        await Task.Run(() => // a flow of its own, since it stays denied
        {
            var outer = AgentGuard.BeginGate(TestGate.Approving());
            var inner = AgentGuard.BeginGate(TestGate.Approving());
            outer.Dispose();
            Assert.True(Approves());
            inner.Dispose();
            Assert.False(Approves());
            outer.Dispose();
            inner.Dispose();
            Assert.False(Approves());
        });
    }

    [Fact]
    public void A_gate_can_not_change_the_gate_of_the_flow_that_asks_it()
    {
        using var scope = AgentGuard.BeginGate(new GateOf(request =>
        {
            _ = AgentGuard.BeginGate(TestGate.Approving());
            return ApprovalDecision.Deny(request, "first");
        }));
        Assert.False(Approves());
        Assert.False(Approves());
    }

    [Fact]
    public void Deny_all_denies_and_says_so()
    {
        using var scope = AgentGuard.BeginGate(DenyAllGate.Instance);
        var denied = Assert.Throws<ApprovalDeniedException>(() => AgentGuard.EnsureApproved("wipe"));
        Assert.Equal("'wipe' was not approved: this program denies every destructive operation", denied.Message);
    }

    private static async Task<bool> LeftBehindAsync(IApprovalGate gate)
    {
        var ended = new TaskCompletionSource();
        Task<bool> leftBehind;
        using (AgentGuard.BeginGate(gate))
            leftBehind = Task.Run(async () => { await ended.Task; return Approves(); });

        ended.SetResult();
        return await leftBehind;
    }

    private static bool Approves() => Record.Exception(() => AgentGuard.EnsureApproved("wipe")) switch
    {
        null => true,
        ApprovalDeniedException => false,
        var other => throw other,
    };
}
