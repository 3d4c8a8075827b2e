using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AgentSafety.Tests;

/// <summary>An approval is for one request, once, for a while, by others than who asks. Nothing can be changed about it.</summary>
public class ApprovalsAreBound
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["ab|,'\\\0\ud800é"], 0, 4];

    private static readonly Gen<ProposedAct> Acts = Gen.Select(Gen.String[Gen.Char["ab|"], 1, 3], Text.Array[0, 3], Text.Null(), Text.Null(), Text.Null(), Text.Null())
        .Select((operation, targets, reason, preview, effect, radius) => new ProposedAct(operation, targets) { Reason = reason, Preview = preview, Effect = effect, BlastRadius = radius });

    [Fact]
    public void Requests_that_differ_in_anything_are_written_down_differently() => Gen.Select(Acts, Acts).Sample((one, other) =>
        Assert.Equal(SameQuestion.Comparer.Equals(Request(one), Request(other)), Request(one).Digest == Request(other).Digest), iter: 20_000);

    [Fact]
    public void Moving_a_character_from_one_value_to_the_next_makes_another_request()
    {
        var pairs = new (ProposedAct, ProposedAct)[]
        {
            (new("wipe", ["a", "b"]), new("wipe", ["ab"])),
            (new("wipe", ["a', 'b"]), new("wipe", ["a", "b"])),
            (new("wipe", "a") { Reason = "b" }, new("wipe", "a") { Preview = "b" }),
            (new("wipe", "a") { Reason = "" }, new("wipe", "a")),
            (new("wipe", "\ud800"), new("wipe", "\ud801")),
        };
        Assert.All(pairs, pair =>
        {
            Assert.NotEqual(Request(pair.Item1).Digest, Request(pair.Item2).Digest);
            Assert.NotEqual((Request(pair.Item1).Target, Request(pair.Item1).Reason, Request(pair.Item1).Preview), (Request(pair.Item2).Target, Request(pair.Item2).Reason, Request(pair.Item2).Preview));
        });
    }

    [Fact]
    public void A_decision_fits_no_other_request_and_no_other_values() => Gen.Select(Acts, Gen.Int[0, 5]).Sample((act, change) =>
    {
        var request = Request(act);
        var decision = ApprovalDecision.Approve(request, "Ada");
        Assert.True(decision.IsSealedFor(request));
        Assert.False(decision.IsSealedFor(Request(act))); // the same question, asked again

        _ = change switch
        {
            0 => Forgery.Approvers(decision, "Grace"),
            1 => Forgery.Approvers(decision, "Ada", "Grace"),
            2 => Forgery.Of(decision, "ExpiresAt", decision.ExpiresAt.AddTicks(1)),
            3 => Forgery.Of(decision, "DecidedAt", decision.DecidedAt.AddTicks(1)),
            4 => Forgery.Of(decision, "Reason", "because"),
            _ => decision,
        };
        if (change == 5)
            act.OwnTargets.AsSpan().Fill("another"); // what was shown is no longer what would be done

        Assert.Equal(change == 5 && act.OwnTargets.Length == 0, decision.IsSealedFor(request));
    });

    [Fact]
    public async Task Moved_to_the_request_that_is_asked_about_it_is_refused()
    {
        var stolen = ApprovalDecision.Approve(GateOf.AnyRequest("read", "disk"), "Ada");
        var (ran, thrown) = await Guarded.With(options => options.Gate = new GateOf(request => Forgery.Of(stolen, "Request", request))).TryAsync(new("wipe", "disk"));
        Assert.False(ran);
        Assert.Contains("changed after it was made", thrown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_can_not_be_made_an_approval()
    {
        var gate = new GateOf(request => Forgery.Approvers(ApprovalDecision.Deny(request, "no"), "Ada"));
        Assert.False((await Guarded.With(options => options.Gate = gate).TryAsync(new("wipe"))).Ran);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(301, false)]
    public async Task It_is_good_for_as_long_as_the_options_say(int seconds, bool good)
    {
        var time = new FakeTimeProvider();
        var guard = Guarded.With(options => (options.Time, options.ApprovalLifetime, options.Gate) = (time, TimeSpan.FromMinutes(5), new GateOf(request =>
        {
            var decision = ApprovalDecision.Approve(request, "Ada", TimeSpan.FromDays(1)); // a gate can't lengthen it
            time.Advance(TimeSpan.FromSeconds(seconds));
            return decision;
        })));
        var (ran, thrown) = await guard.TryAsync(new("wipe"));
        Assert.Equal(good, ran);
        Assert.Equal(good ? null : "'wipe' was not approved: the approval has expired", thrown?.Message);
    }

    [Theory]
    [InlineData("bot")]
    [InlineData(" Bot\t")]
    [InlineData("ＢＯＴ")] // full width
    [InlineData("b\u200bot")] // with nothing in between that can be seen
    public async Task Who_asks_can_not_approve_under_any_spelling(string approver)
    {
        using var agent = AgentGuard.BeginAgent("bot");
        var (ran, thrown) = await Guarded.With(options => options.Gate = new GateOf(request => ApprovalDecision.Approve(request, approver))).TryAsync(new("wipe"));
        Assert.False(ran);
        Assert.EndsWith("who asks can't approve", thrown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_says_all_that_was_proposed()
    {
        var gate = TestGate.Approving("Ada", "Grace");
        using var agent = AgentGuard.BeginAgent("bot");
        await Guarded.With(options => options.Gate = gate).RunAsync(
            new("wipe", ["sda", "sd'b"]) { Reason = "full", Preview = "- all", Effect = "gone", BlastRadius = "two disks", Rollback = Rollback.Impossible("no backup") }, _ => Task.CompletedTask);

        var request = Assert.Single(gate.Requests);
        Assert.Equal(["sda", "sd'b"], request.Targets);
        Assert.Equal(@"'sda', 'sd\'b'", request.Target);
        Assert.Equal(("bot", "full", "- all", "gone", "two disks"), (request.Agent, request.Reason, request.Preview, request.Effect, request.BlastRadius));
        Assert.Equal((Reversibility.Irreversible, "no backup", 2), (request.Reversibility, request.Undo, request.ApproversNeeded));
    }

    [Fact]
    public async Task What_can_not_be_undone_needs_more_people()
    {
        ProposedAct Final() => new("wipe") { Rollback = Rollback.Impossible("no backup") };
        Assert.False((await Guarded.With(_ => { }).TryAsync(Final())).Ran);
        Assert.True((await Guarded.With(options => options.ApproversWhenIrreversible = 1).TryAsync(Final())).Ran);
        Assert.True((await Guarded.With(options => options.Gate = TestGate.Approving("Ada", "Grace")).TryAsync(Final())).Ran);
        Assert.False((await Guarded.With(options => options.Gate = TestGate.Approving("Ada", "ADA ")).TryAsync(Final())).Ran);
    }

    private static ApprovalRequest Request(ProposedAct act) => new(act, new(null, TimeProvider.System, TimeSpan.FromMinutes(5), false, 1, act.Reversibility, null));
}
