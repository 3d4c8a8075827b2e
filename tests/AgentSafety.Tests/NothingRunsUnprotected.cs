using CsCheck;

namespace AgentSafety.Tests;

/// <summary>Every combination of what a gate may do, what was granted, and what else may stand in the way. One of them at most lets an act run.</summary>
public class NothingRunsUnprotected
{
    private enum Answer { Approves, Denies, IsSilent, Throws, AnswersForAnother, AnswersTwice, IsLate, IsTheAgent, WasChanged }

    private enum Grant { None, Covers, OtherOperation, OtherResource, UsedUp, Over, Elsewhere, Ended }

    private static readonly Gen<(Answer, Grant Outer, Grant Inner, bool Stopped, bool Unrecorded, bool InScope, bool Irreversible)> Worlds =
        Gen.Select(Gen.Enum<Answer>(), Gen.Enum<Grant>(), Gen.Enum<Grant>(), Rarely, Rarely, Gen.Bool, Gen.Bool);

    private static Gen<bool> Rarely => Gen.Int[0, 4].Select(number => number == 0);

    [Fact]
    public Task An_act_runs_only_if_everybody_agrees() => Worlds.SampleAsync(async world =>
    {
        var (answer, outer, inner, stopped, unrecorded, inScope, irreversible) = world;
        using var kill = new KillSwitch();
        if (stopped)
            kill.Trip("enough");

        var guard = Guarded.With(options =>
        {
            (options.Gate, options.KillSwitch, options.Agent, options.Environment, options.ApproversWhenIrreversible) = (Gate(answer), kill, "bot", "staging", 1);
            options.Audit = unrecorded ? new BrokenLog() : null;
        });
        using var first = Begin(outer);
        using var second = Begin(inner);

        var proposed = new ProposedAct("wipe", "disk") { Reversibility = irreversible ? Reversibility.Irreversible : Reversibility.Unknown };
        var (ran, thrown) = await guard.TryAsync(proposed, inScope);

        var granted = new[] { outer, inner }.All(grant => grant is Grant.None or Grant.Covers) && (!inScope || (outer, inner) is not (Grant.None, Grant.None));
        var approved = answer is Answer.Approves || (inScope && !irreversible);
        Assert.Equal(granted && approved && !stopped && !unrecorded, ran);
        Assert.Equal(ran, thrown is null);
        Assert.True(thrown is null or GuardDeniedException or AuditException, thrown?.ToString());
    }, iter: 2000, threads: 1);

    private static GateOf Gate(Answer answer) => new(request =>
    {
        var spent = ApprovalDecision.Approve(request, "Ada");
        return answer switch
        {
            Answer.Approves => spent,
            Answer.Denies => ApprovalDecision.Deny(request, "no"),
            Answer.IsSilent => null!,
            Answer.Throws => throw new TimeoutException(),
            Answer.AnswersForAnother => ApprovalDecision.Approve(GateOf.AnyRequest("wipe", "disk"), "Ada"),
            Answer.AnswersTwice => spent.TrySpend() ? spent : spent,
            Answer.IsLate => ApprovalDecision.Approve(request, "Ada", TimeSpan.Zero),
            Answer.IsTheAgent => ApprovalDecision.Approve(request, " BOT "),
            Answer.WasChanged => Forgery.Approvers(spent, "Grace"),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
    });

    private static CapabilityScope? Begin(Grant grant)
    {
        if (grant is Grant.None)
            return null;

        var scope = CapabilityScope.Begin(new()
        {
            Operations = [grant is Grant.OtherOperation ? "read" : "w*"],
            Resources = [grant is Grant.OtherResource ? "tape" : "disk"],
            Count = grant is Grant.UsedUp ? 1 : null,
            Until = grant is Grant.Over ? DateTimeOffset.UtcNow.AddSeconds(-1) : null,
            Environment = grant is Grant.Elsewhere ? "production" : "Staging",
        });
        if (grant is Grant.UsedUp)
            Assert.Null(scope.Allowance.TryTake(1, TimeProvider.System));

        if (grant is Grant.Ended)
            Task.Run(scope.Dispose).Wait(); // in another flow, so that this one is left in it

        return scope;
    }

    private sealed class BrokenLog : IAuditLog
    {
        public AuditHead Append(AuditEntry entry) => throw new AuditException("the disk is full");
    }
}
