using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>Somebody is asked, and what they answer changes nothing: nobody waits for it, nobody looks at it, a no doesn't leave, or they are asked on one way only.</summary>
internal sealed class IgnoredAnswers(ControlFlowGraph graph, GuardFlow asWritten, Evidence evidence, IReadOnlyList<(IInvocationOperation Call, BasicBlock Block)> asked, AnswerUses uses)
{
    private const int MostConditions = 12;

    private static readonly string[] ConsentWords = ["pprov", "onfirm", "onsent", "llow", "uthoriz", "rant", "rust"];

    private readonly GuardCalls _guards = new(evidence);

    public IEnumerable<Supposition> All() => Unread().Concat(NoIsNoEnd()).Concat(OnOneWay());

    private IEnumerable<Supposition> Unread()
    {
        foreach (var (call, _) in asked)
            if (uses.Of(call.Syntax, call.TargetMethod.ReturnsTask()) is var used && !used.Any(static use => use.Use is AnswerUse.Unknown or AnswerUse.GivenUp))
                yield return new(Weaknesses.IgnoredAnswer, call, call.Syntax, step => Unread(call, used, step)) { Asked = call, Yes = _guards.YesOf(call) };
    }

    private string? Unread(IInvocationOperation call, IReadOnlyList<UsedAnswer> used, IOperation? step)
    {
        var before = used.Where(use => step is null || use.Where.SpanStart < step.Syntax.SpanStart).ToArray();
        if (before.Any(static use => use.Use is AnswerUse.NotAwaited))
            return "nobody waits for the answer";
        if (before.Any(static use => use.Use is AnswerUse.Checked) || step is null && used.Any(static use => use.Use is AnswerUse.Returned))
            return null;
        if (_guards.Ensures(call))
            return call.TargetMethod.ReturnsTask() && before.Length == 0 && used.Count > 0 ? "the answer is waited for only afterwards" : null;

        return used.Any(use => use.Use is AnswerUse.Checked or AnswerUse.Returned) ? "the answer is looked at only afterwards"
            : before.Any(static use => use.Use is AnswerUse.Logged) ? "the answer is only written down"
            : "nobody looks at the answer";
    }

    /// <summary><c>if (!ok) log(…);</c>: the ways that a no takes come out where a yes does.</summary>
    private IEnumerable<Supposition> NoIsNoEnd()
    {
        foreach (var (check, blocks) in Conditions().Select(static block => (Check: block.BranchValue!.Syntax.Ancestors().OfType<IfStatementSyntax>().FirstOrDefault(check => check.Condition.Span.Contains(block.BranchValue.Syntax.Span)), Block: block))
                     .Where(static condition => condition.Check is not null).GroupBy(static condition => condition.Check!, static condition => condition.Block).Select(static condition => (condition.Key, condition.ToArray())).Take(MostConditions))
        {
            var ways = blocks.SelectMany(static block => Way.OutOf(block)).Where(way => way.Edge?.Destination is { } to && !blocks.Contains(to)).ToArray();
            if (blocks.Any(asWritten.IsApprovedAtEnd) || ways.All(way => !asWritten.IsApprovedAlong(way)) || !GuardCalls.OnlyLogs(check.Statement) || check.Else is { } other && !GuardCalls.OnlyLogs(other) || blocks.Length > 1 && Leaves(check))
                continue;

            yield return new(Weaknesses.IgnoredAnswer, AskedBefore(check.Condition.Span.End), check.Condition, step => step is null || !check.Span.Contains(step.Syntax.Span) ? "a no doesn't stop it" : null)
            {
                Never = [.. ways.Where(way => !asWritten.IsApprovedAlong(way))],
                Yes = "",
            };
        }
    }

    private static bool Leaves(IfStatementSyntax check) => check.DescendantNodes().Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax);

    /// <summary>Seen from a step alone: a helper that doesn't always ask may know why.</summary>
    private IEnumerable<Supposition> OnOneWay()
    {
        foreach (var block in Conditions().Where(block => !IsKnownAlready(block.BranchValue!) && !Way.OutOf(block).Any(asWritten.IsApprovedAlong)).Take(MostConditions))
            foreach (var way in Way.OutOf(block))
                if (asked.FirstOrDefault(guard => guard.Block.Ordinal > block.Ordinal).Call is { } guard)
                    yield return new(Weaknesses.IgnoredAnswer, guard, guard.Syntax, static step => step is null ? null : "not on every way there") { Never = [way], MustBeReached = true };
                else if (asked.LastOrDefault(guard => guard.Call.Syntax.Span.End < block.BranchValue!.Syntax.SpanStart).Call is { } before)
                    yield return new(Weaknesses.IgnoredAnswer, before, before.Syntax, static step => step is null ? null : "the answer isn't looked at on every way there") { Never = [way], MustBeReached = true };
    }

    /// <summary>Of a yes that was given before and is remembered, nobody needs to ask again.</summary>
    private bool IsKnownAlready(IOperation condition) => condition.DescendantsAndSelf().Any(part => part switch
    {
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => evidence.Writes.IsChanged(member.Member) || SpeaksOfConsent(member.Member.Name),
        IInvocationOperation call => SpeaksOfConsent(call.TargetMethod.Name),
        _ => false,
    });

    private static bool SpeaksOfConsent(string name) => ConsentWords.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private IEnumerable<BasicBlock> Conditions() => graph.Blocks.Where(static block => block is { IsReachable: true, ConditionKind: not ControlFlowConditionKind.None, BranchValue: not null });

    private IInvocationOperation AskedBefore(int end) => asked.LastOrDefault(guard => guard.Call.Syntax.SpanStart < end).Call ?? asked[0].Call;
}
