using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Testing.Proof;

/// <summary>
/// Every fix that is offered for a program: what it writes compiles, its warning is gone, it brings no other of ours, all at once comes to the same as one by
/// one, and a second time changes nothing.
/// </summary>
public sealed class FixProof(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes, FixTally tally)
{
    /// <summary>What isn't so; empty for a program whose fixes hold.</summary>
    public async Task<ImmutableArray<string>> ProblemsAsync(Project project)
    {
        tally.Looked();
        var views = new Views(analyzers);
        var (_, before) = await views.OfAsync(project);
        var offers = await Offer.InAsync(project, before, fixes).ToArrayAsync();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var offer in offers)
            if (await ProblemAsync(offer, project, before, views) is { } problem)
                problems.Add($"{offer.Fix.GetType().Name} for {offer.Warning}: {problem}");

        foreach (var kind in offers.GroupBy(static offer => offer.Kind))
            if (await new AllAtOnce(project, kind.First(), views).ProblemAsync() is { } problem)
                problems.Add($"{kind.Key.Fix.Name}, all at once: {problem}");

        return problems.ToImmutable();
    }

    private async Task<string?> ProblemAsync(Offer offer, Project project, Said before, Views views)
    {
        var (fix, rule) = (offer.Fix.GetType().Name, offer.Warning.Id);
        tally.Offered(fix, rule);
        var changed = await Offer.AppliedAsync(offer.Action, project.Id);
        if (await Offer.TextsAsync(changed) == await Offer.TextsAsync(project))
            return "changes nothing";

        tally.Applied(fix, rule);
        (changed, var after) = await views.OfAsync(changed);
        if (after.NewError(before) is { } error)
            return $"adds {error}\n{await DifferenceAsync(project, changed)}";

        tally.Compiled(fix, rule);
        if (after.Count(rule) >= before.Count(rule) && !(Expected.ToMoveOn(offer) && await HasMovedOnAsync(offer, changed, after)))
            return $"the warning is still there\n{await DifferenceAsync(project, changed)}";

        tally.Silent(fix, rule);
        return after.Warnings.FirstOrDefault(warning => after.Count(warning.Id) > before.Count(warning.Id) && !Expected.After(offer, warning)) is { } added
            ? $"brings {added}\n{await DifferenceAsync(project, changed)}"
            : null;
    }

    /// <summary>Nothing is said any more where the warning was: what the fix wrote begins there or behind it.</summary>
    private static async Task<bool> HasMovedOnAsync(Offer offer, Project changed, Said after)
    {
        var tree = await changed.GetDocument(offer.Document)!.GetSyntaxTreeAsync();
        var start = offer.Warning.Location.SourceSpan.Start;
        return !after.Warnings.Any(warning => warning.Id == offer.Warning.Id && warning.Location.SourceTree == tree && warning.Location.SourceSpan.Start == start);
    }

    /// <summary>The lines that weren't there before.</summary>
    internal static async Task<string> DifferenceAsync(Project before, Project after)
    {
        var known = (await Offer.TextsAsync(before)).Split('\n').ToHashSet();
        return string.Join("\n", (await Offer.TextsAsync(after)).Split('\n').Where(line => !known.Contains(line)));
    }
}
