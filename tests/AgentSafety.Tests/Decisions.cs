namespace AgentSafety.Tests;

/// <summary>A decision is good for the request it was made from, once.</summary>
public class Decisions
{
    public static TheoryData<string> Shapes => Acts.Names;

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_decision_for_another_request_runs_nothing(string shape)
    {
        var elsewhere = ApprovalDecision.Approve(GateOf.AnyRequest("wipe", "disk"), "Ada");
        var (ran, thrown) = await Acts.TryAsync(shape, new GateOf(_ => elsewhere));
        Assert.False(ran);
        Assert.Contains("another request", Assert.IsType<ApprovalDeniedException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_runs_one_act_however_many_race_for_it()
    {
        ApprovalDecision? first = null;
        var gate = new GateOf(request =>
        {
            var own = ApprovalDecision.Approve(request, "Ada");
            return Interlocked.CompareExchange(ref first, own, null) ?? own;
        });
        var (ran, denied) = (0, 0);
        using var scope = AgentGuard.BeginGate(gate);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            try
            {
                await AgentGuard.RunAsync("wipe", _ => Task.FromResult(Interlocked.Increment(ref ran)));
            }
            catch (ApprovalDeniedException)
            {
                Interlocked.Increment(ref denied);
            }
        })));
        Assert.Equal((1, 199), (ran, denied));
    }

    [Fact]
    public async Task A_decision_is_spent_even_if_the_same_request_were_asked_again()
    {
        var request = GateOf.AnyRequest();
        var decision = ApprovalDecision.Approve(request, "Ada");
        var gate = new GateOf(_ => decision);
        await Asking.RequireApprovalAsync(gate, request, default);
        var denied = await Assert.ThrowsAsync<ApprovalDeniedException>(() => Asking.RequireApprovalAsync(gate, request, default).AsTask());
        Assert.Contains("used before", denied.Message, StringComparison.Ordinal);
        Assert.Equal(1, Enumerable.Repeat(ApprovalDecision.Approve(request, "Ada"), 1000).AsParallel().Count(raced => raced.TrySpend()));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_approval_young_again()
    {
        var time = new SetBack();
        var gate = new GateOf(request =>
        {
            var decision = ApprovalDecision.Approve(request, "Ada");
            (time.Passed, time.Now) = (TimeSpan.FromMinutes(5), time.Now.AddHours(-1));
            return decision;
        });
        var (ran, thrown) = await Guarded.With(options => (options.Time, options.Gate) = (time, gate)).TryAsync(new("wipe"));
        Assert.False(ran);
        Assert.Contains("expired", thrown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_names_its_person()
    {
        var request = GateOf.AnyRequest();
        Assert.Equal("Ada", ApprovalDecision.Approve(request, "Ada").Approver);
        Assert.Throws<ArgumentException>(() => ApprovalDecision.Approve(request, " "));
        Assert.Throws<ArgumentException>(() => ApprovalDecision.Approve(request, null!));
        Assert.Throws<ArgumentNullException>(() => ApprovalDecision.Approve(null!, "Ada"));
    }

    [Fact]
    public void A_denial_says_why_and_approves_nothing()
    {
        var request = GateOf.AnyRequest();
        var denial = ApprovalDecision.Deny(request, "on a Friday?");
        Assert.False(denial.IsApproved);
        Assert.Equal(("on a Friday?", null), (denial.Reason, denial.Approver));
        Assert.Same(request, denial.Request);
        Assert.Throws<ArgumentException>(() => ApprovalDecision.Deny(request, ""));
        Assert.Throws<ArgumentNullException>(() => ApprovalDecision.Deny(null!, "no"));
    }

    [Fact]
    public void Every_act_asks_with_a_request_of_its_own()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => GateOf.AnyRequest().Id).ToHashSet();
        Assert.Equal(100, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    [Fact]
    public async Task A_request_says_what_to_what_in_which_code_and_when()
    {
        var before = DateTimeOffset.UtcNow;
        var gate = TestGate.Approving();
        using (AgentGuard.BeginGate(gate))
            await AgentGuard.RunAsync("wipe", _ => Task.CompletedTask, target: "disk");

        var request = Assert.Single(gate.Requests);
        Assert.Equal(("wipe", "disk", "_ => Task.CompletedTask"), (request.Operation, request.Target, request.Code));
        Assert.InRange(request.RequestedAt, before, DateTimeOffset.UtcNow);
        Assert.Equal(TimeSpan.Zero, request.RequestedAt.Offset);
        Assert.Null(GateOf.AnyRequest().Code);
    }

    private sealed class SetBack : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
