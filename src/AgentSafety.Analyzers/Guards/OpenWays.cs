using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>The ways on which a guard fails open: it throws and that is caught, nobody can be asked, nobody answers, a setting skips it.</summary>
internal sealed class OpenWays(ControlFlowGraph graph, GuardFlow asWritten, Evidence evidence, IReadOnlyList<(IInvocationOperation Call, BasicBlock Block)> asked, AnswerUses uses)
{
    private const int MostConditions = 24;

    private static readonly string[] Denials = ["Cancel", "Denied", "Denial", "Unauthorized", "Approv", "Timeout", "TimedOut", "Reject", "Refus", "Mcp", "InvalidOperation", "NotSupported"];

    public IEnumerable<Supposition> All() => Caught().Concat(TakenForYes()).Concat(Skipped()).Concat(GivenUp());

    private IEnumerable<Supposition> Caught()
    {
        var seen = new HashSet<TryStatementSyntax>();
        foreach (var (call, block) in asked)
        {
            // Regions and try statements nest alike, from the inside out.
            var written = call.Syntax.Ancestors().OfType<TryStatementSyntax>().Where(tried => tried.Catches.Count > 0 && tried.Block.Span.Contains(call.Syntax.Span)).GetEnumerator();
            for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
                if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch, NestedRegions: var parts } } && written.MoveNext() && seen.Add(written.Current))
                {
                    var (tried, catches) = (written.Current, parts.Skip(1).Select((part, i) => (Region: part, Number: i)).Where(static part => MayBeDenial(part.Region.ExceptionType)).ToArray());
                    if (catches.Length > 0 && parts.Length == tried.Catches.Count + 1)
                        yield return new(Weaknesses.FailsOpen, call, tried.Catches[(catches.FirstOrDefault(part => GoesOn(tried.Catches[part.Number])) is { Region: not null } open ? open : catches[0]).Number],
                            step => step is null || !tried.Catches.Any(clause => clause.Span.Contains(step.Syntax.Span)) || DoesNothingElse(tried, call) ? "what it throws is caught, and the code goes on" : null)
                        {
                            Yes = "",
                            NotThrownTo = [.. catches.Select(part => graph.Blocks[part.Region.FirstBlockOrdinal])],
                        };
                }
        }
    }

    private static bool GoesOn(CatchClauseSyntax clause) => clause.Block.Statements.LastOrDefault() is not (ThrowStatementSyntax or ReturnStatementSyntax);

    /// <summary>Where the act itself is tried, a handler may be there to clean up after it.</summary>
    private static bool DoesNothingElse(TryStatementSyntax tried, IInvocationOperation guard) =>
        tried.Block.Statements.All(statement => statement.Span.Contains(guard.Syntax.Span) ? statement.DescendantNodes().OfType<BlockSyntax>().All(GuardCalls.OnlyLogs) : GuardCalls.OnlyLogs(statement));

    /// <summary>A handler for a file that isn't there doesn't catch a no.</summary>
    private static bool MayBeDenial(ITypeSymbol? caught) =>
        caught is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception" or "SystemException" } || Denials.Any(word => caught.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private IEnumerable<Supposition> TakenForYes()
    {
        foreach (var (call, _) in asked)
        {
            var open = uses.Of(call.Syntax, call.TargetMethod.ReturnsTask());
            if (open.Any(static use => use.Use is AnswerUse.Checked or AnswerUse.Returned))
            {
                var place = OpenExpressions.After(call.Syntax) ?? open.First(static use => use.Use is AnswerUse.Checked or AnswerUse.Returned).Where;
                yield return new(Weaknesses.FailsOpen, call, place, _ => OpenExpressions.IsOfNothing(place) ? "no answer is taken for a yes" : "whatever isn't a no is taken for a yes") { OnlyNoIsNo = true, Yes = OpenExpressions.IsOfNothing(place) ? "" : null };
                yield break; // the same supposition for all of them
            }
        }
    }

    private IEnumerable<Supposition> Skipped()
    {
        var reasons = new SkipReason(evidence, [.. asked.Select(static guard => guard.Call)]);
        foreach (var (block, says, _) in graph.Blocks.Where(static block => block is { IsReachable: true, ConditionKind: not ControlFlowConditionKind.None, BranchValue: not null }).Take(MostConditions)
                     .Select(block => (Block: block, Says: reasons.Of(block.BranchValue!), Proves: Proves(block)))
                     .Where(condition => condition.Says is not null && !(condition.Proves && reasons.IsOfAnAnswer(condition.Block.BranchValue!)))
                     .OrderBy(static condition => condition.Proves)) // what a setting for tests skips is explained by any other first
            foreach (var way in Way.OutOf(block))
                yield return new(Weaknesses.FailsOpen, Nearest(block), SkipReason.Whole(block.BranchValue!.Syntax), _ => says) { Never = [way], MustBeReached = true, Yes = says is SkipReason.NobodyCanBeAsked or SkipReason.NobodyIsThere ? "" : null };
    }

    private bool Proves(BasicBlock block) => !asWritten.IsApprovedAtEnd(block) && Way.OutOf(block).Any(asWritten.IsApprovedAlong);

    private IInvocationOperation Nearest(BasicBlock block) => asked.FirstOrDefault(guard => guard.Block.Ordinal >= block.Ordinal).Call ?? asked[asked.Count - 1].Call;

    private IEnumerable<Supposition> GivenUp()
    {
        foreach (var (call, _) in asked)
            if (call.TargetMethod.ReturnsTask() && uses.Of(call.Syntax, isTask: true) is { Count: > 0 } used && used.Any(static use => use.Use is AnswerUse.GivenUp))
                yield return new(Weaknesses.FailsOpen, call, call.Syntax,
                    step => used.All(use => use.Use is AnswerUse.GivenUp or AnswerUse.Logged || step is not null && use.Where.SpanStart > step.Syntax.SpanStart) ? SkipReason.NobodyAnswers : null) { Asked = call };
    }
}
