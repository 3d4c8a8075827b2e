using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AgentSafety.Tests;

/// <summary>Gates that are made of gates: several people, a limit of time, an answer that is remembered.</summary>
public class ManyGates
{
    private static readonly string[] People = ["Ada", "ada ", "Grace", "bot", "Edsger"];

    [Fact]
    public Task A_quorum_is_of_different_people_and_not_of_who_asks() => Gen.Select(Gen.Int[0, 6].Array[1, 5], Gen.Int[1, 3]).SampleAsync(async (voices, needed) =>
    {
        if (needed > voices.Length)
            return;

        var gates = voices.Select(voice => (IApprovalGate)new GateOf(request => voice switch
        {
            5 => ApprovalDecision.Deny(request, "no"),
            6 => throw new TimeoutException(),
            _ => ApprovalDecision.Approve(request, People[voice]),
        })).ToArray();
        var different = voices.Where(voice => voice is not (3 or 5 or 6)).Select(voice => voice == 1 ? 0 : voice).Distinct().Count();
        var (ran, thrown) = await Guarded.With(options => (options.Gate, options.Agent) = (new QuorumGate(needed, gates), "Bot")).TryAsync(new("wipe"));
        Assert.Equal(different >= needed, ran);
        Assert.True(ran || thrown is ApprovalDeniedException);
    }, iter: 500, threads: 1);

    [Fact]
    public async Task A_quorum_takes_as_many_as_the_request_needs_and_waits_for_nobody_else()
    {
        var never = new GateOf(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return null!; });
        var gate = new QuorumGate(1, TestGate.Approving("Ada"), never, TestGate.Approving("Grace"));
        var proposed = new ProposedAct("wipe") { Rollback = Rollback.Impossible("no backup") };
        Assert.True((await Guarded.With(options => options.Gate = gate).TryAsync(proposed)).Ran);
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuorumGate(2, never));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuorumGate(0, never));
    }

    [Fact]
    public async Task One_decision_is_one_voice()
    {
        ApprovalDecision? only = null;
        var copying = new GateOf(request => only ??= ApprovalDecision.Approve(request, "Ada"));
        Assert.False((await Guarded.With(options => options.Gate = new QuorumGate(2, copying, copying)).TryAsync(new("wipe"))).Ran);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_answers_too_late_has_not_answered(bool heedsToken)
    {
        var (time, asked) = (new FakeTimeProvider(), new TaskCompletionSource());
        var slow = new GateOf(async (request, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, heedsToken ? token : CancellationToken.None);
            return ApprovalDecision.Approve(request, "Ada");
        });
        var trying = Guarded.With(options => (options.Time, options.Gate) = (time, new TimeBoxedGate(slow, TimeSpan.FromMinutes(2)))).TryAsync(new("wipe"));
        await asked.Task;
        time.Advance(TimeSpan.FromMinutes(2));
        var (ran, thrown) = await trying;
        Assert.False(ran);
        Assert.Equal("'wipe' was not approved: nobody answered within 00:02:00", thrown!.Message);
    }

    [Fact]
    public async Task Who_answers_in_time_has()
    {
        Assert.True((await Guarded.With(options => options.Gate = new TimeBoxedGate(TestGate.Approving(), TimeSpan.FromMinutes(2))).TryAsync(new("wipe"))).Ran);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeBoxedGate(TestGate.Approving(), TimeSpan.Zero));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_question_is_asked_once(bool approves)
    {
        var (time, inner) = (new FakeTimeProvider(), approves ? TestGate.Approving() : TestGate.Denying());
        var guard = Guarded.With(options => (options.Time, options.Gate) = (time, new AskOnceGate(inner, TimeSpan.FromMinutes(10))));
        var tries = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => guard.TryAsync(new("wipe", "disk")))));
        Assert.All(tries, tried => Assert.Equal(approves, tried.Ran));
        Assert.Single(inner.Requests);

        await guard.TryAsync(new("wipe", "disk2"));
        await guard.TryAsync(new("wipe", "disk") { Reason = "another" });
        Assert.Equal(3, inner.Requests.Count);

        time.Advance(TimeSpan.FromMinutes(10));
        await guard.TryAsync(new("wipe", "disk"));
        Assert.Equal(4, inner.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_approval_that_was_given_for_a_minute_is_not_remembered_for_longer(bool byQuorum)
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        IApprovalGate brief = new GateOf(request => ++asked > 0 ? ApprovalDecision.Approve(request, "Ada", TimeSpan.FromMinutes(1)) : null!);
        var once = new AskOnceGate(byQuorum ? new QuorumGate(1, brief) : brief, TimeSpan.FromMinutes(10));
        var guard = Guarded.With(options => (options.Time, options.Gate) = (time, new AskOnceGate(once, TimeSpan.FromHours(1))));
        for (var seconds = 0; seconds <= 60; seconds += 30, time.Advance(TimeSpan.FromSeconds(30)))
        {
            Assert.True((await guard.TryAsync(new("wipe", "disk"))).Ran);
            Assert.Equal(seconds < 60 ? 1 : 2, asked);
        }
    }

    [Fact]
    public async Task What_can_not_be_undone_is_asked_about_every_time()
    {
        var inner = TestGate.Approving("Ada", "Grace");
        var guard = Guarded.With(options => options.Gate = new AskOnceGate(inner, TimeSpan.FromMinutes(10)));
        for (var i = 0; i < 3; i++)
            Assert.True((await guard.TryAsync(new("wipe") { Reversibility = Reversibility.Irreversible })).Ran);

        Assert.Equal(3, inner.Requests.Count);
    }

    [Fact]
    public async Task What_names_no_target_is_asked_about_every_time()
    {
        var inner = TestGate.Approving();
        var guard = Guarded.With(options => options.Gate = new AskOnceGate(inner, TimeSpan.FromMinutes(10)));
        foreach (var path in new[] { "a", "b" })
            await guard.RunAsync(new("delete"), _ => Task.FromResult(path)); // one question in the same words, and two acts

        Assert.Equal(2, inner.Requests.Count);
    }

    [Fact]
    public async Task A_question_that_failed_or_was_given_up_is_asked_again()
    {
        var asked = 0;
        using var first = new CancellationTokenSource();
        var guard = Guarded.With(options => options.Gate = new AskOnceGate(new GateOf(async (request, token) =>
        {
            if (++asked == 1)
                await first.CancelAsync();

            token.ThrowIfCancellationRequested();
            return asked == 2 ? throw new TimeoutException() : ApprovalDecision.Approve(request, "Ada");
        }), TimeSpan.FromMinutes(10)));
        Assert.IsAssignableFrom<OperationCanceledException>((await guard.TryAsync(new("wipe", "disk"), cancellationToken: first.Token)).Thrown);
        Assert.IsType<ApprovalDeniedException>((await guard.TryAsync(new("wipe", "disk"))).Thrown);
        Assert.True((await guard.TryAsync(new("wipe", "disk"))).Ran);
        Assert.Equal(3, asked);
    }
}
