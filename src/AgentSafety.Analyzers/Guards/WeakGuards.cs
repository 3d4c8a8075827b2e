using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>A guard before a step that doesn't guard it.</summary>
/// <param name="Says">How it fails.</param>
/// <param name="Place">Where.</param>
/// <param name="Yes">What must be true of the answer, where heeding it is all that is missing.</param>
internal sealed record WeakGuard(Weaknesses Kind, IInvocationOperation Guard, SyntaxNode Place, string Says, string? Yes);

/// <summary>
/// Why a step is unprotected although somebody is asked in its body: the one thing without which it would be protected. If more than one would have
/// to be otherwise, or what becomes of an answer can't be seen, nothing is claimed.
/// </summary>
internal sealed class WeakGuards
{
    private const int MostSuppositions = 40;
    private const int MostPairs = 8;

    private readonly GuardFlow _asWritten;
    private readonly Evidence _evidence;
    private readonly Lazy<IReadOnlyList<(IInvocationOperation Call, BasicBlock Block)>> _asked;
    private readonly Lazy<IReadOnlyList<(Supposition Supposed, Lazy<GuardFlow> Flow)>> _suppositions;
    private readonly Lazy<AskedAfterwards> _afterwards;

    public WeakGuards(ControlFlowGraph graph, Facts atStart, GuardFlow asWritten, Evidence evidence, IEnumerable<IOperation> member)
    {
        (_asWritten, _evidence) = (asWritten, evidence);
        _asked = new(() => new GuardCalls(evidence).In(graph));
        var uses = new AnswerUses(member);
        _suppositions = new(() => _asked.Value.Count == 0 ? [] :
        [
            .. Suppositions([.. new OpenWays(graph, asWritten, evidence, _asked.Value, uses).All().Take(MostSuppositions)], new IgnoredAnswers(graph, asWritten, evidence, _asked.Value, uses).All())
                .Select(supposed => (supposed, new Lazy<GuardFlow>(() => GuardFlow.Solve(graph, atStart, evidence.Supposing(supposed))))),
        ]);
        _afterwards = new(() => new(graph, _asked.Value));
    }

    /// <summary>One by one; at last those that go together: where nobody can be asked, and where asking throws.</summary>
    private static IEnumerable<Supposition> Suppositions(Supposition[] open, IEnumerable<Supposition> ignored) => open.Concat(ignored.Take(MostSuppositions - open.Length))
        .Concat(open.Where(static skipped => !skipped.Never.IsEmpty).SelectMany(_ => open.Where(static caught => !caught.NotThrownTo.IsEmpty), static (skipped, caught) => skipped.And(caught)).Take(MostPairs));

    /// <summary>Of a step that nothing protects.</summary>
    public WeakGuard? Before(IOperation step)
    {
        foreach (var (supposed, flow) in _suppositions.Value)
            if (supposed.Says(step) is { } says && flow.Value.Before(step) is { } facts && IsApproved(facts) && !(supposed.MustBeReached && facts == Facts.All))
                return new(supposed.Kind, supposed.Guard, supposed.Place, says, supposed.Yes);

        return _asked.Value.Count == 0 ? null : _afterwards.Value.Of(step);
    }

    /// <summary>Of a body that nobody can wait for, and that would be a guard if they could.</summary>
    public WeakGuard? NotWaitedFor() => _asked.Value is [var (call, _), ..] && _asWritten.Returns().Select(static end => end.Held).DefaultIfEmpty().All(IsApproved) ? new(Weaknesses.IgnoredAnswer, call, call.Syntax, "nobody waits for the answer", Yes: null) : null;

    /// <summary>What its callers could rely on but for one thing, and why they can't.</summary>
    public IEnumerable<(GuardFlow Flow, WeakGuard Weak)> AtTheEnd()
    {
        foreach (var (supposed, flow) in _suppositions.Value)
            if (supposed.Says(null) is { } says)
                yield return (flow.Value, new(supposed.Kind, supposed.Guard, supposed.Place, says, supposed.Yes));
    }

    private bool IsApproved(Facts facts) => (_evidence.Answers.Held(facts) & Protections.Approval) == Protections.Approval;
}
