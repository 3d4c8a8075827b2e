using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.Testing.Proof;

/// <summary>All fixes of one kind in a document: at once, and one after the other until none is offered any more.</summary>
internal sealed class AllAtOnce(Project project, Offer kind, Views views)
{
    private const int Never = 100;

    public async Task<string?> ProblemAsync()
    {
        var (together, single) = (await TogetherAsync(project), await OneByOneAsync());
        if (Expected.ToMoveOn(kind))
            together = await ToTheEndAsync(together);
        if (single is null)
            return $"one by one it doesn't end after {Never}";

        var (all, one) = (await Offer.TextsAsync(together), await Offer.TextsAsync(single));
        if (Bare(all) != Bare(one))
            return $"it isn't what one by one makes.\nAll at once:\n{await FixProof.DifferenceAsync(project, together)}\nOne by one:\n{await FixProof.DifferenceAsync(project, single)}";

        var again = await TogetherAsync(together);
        return await Offer.TextsAsync(again) == all ? null : $"a second time changes it to\n{await FixProof.DifferenceAsync(project, again)}";
    }

    /// <summary>Where two steps stand on one line, how long it is when the second comes depends on which was first: lines may be broken elsewhere.</summary>
    private static string Bare(string text) => string.Concat(text.Where(static letter => !char.IsWhiteSpace(letter)));

    private async Task<Project> TogetherAsync(Project state)
    {
        var (current, said) = await views.OfAsync(state);
        var context = new FixAllContext(current.GetDocument(kind.Document)!, kind.Fix, FixAllScope.Document, kind.Action.EquivalenceKey!, kind.Fix.FixableDiagnosticIds, said.ToProvider(), CancellationToken.None);
        return await kind.Fix.GetFixAllProvider()!.GetFixAsync(context) is { } action ? await Offer.AppliedAsync(action, current.Id) : current;
    }

    /// <summary>For a warning that has moved on.</summary>
    private async Task<Project> ToTheEndAsync(Project current)
    {
        for (var count = 0; count < Never; count++)
        {
            var next = await TogetherAsync(current);
            if (await Offer.TextsAsync(next) == await Offer.TextsAsync(current))
                break;

            current = next;
        }

        return current;
    }

    private async Task<Project?> OneByOneAsync()
    {
        var (current, known) = (project, 0);
        for (var count = 0; count < Never; count++)
        {
            (current, var said) = await views.OfAsync(current);
            if (said.Warnings.Count(warning => kind.Fix.FixableDiagnosticIds.Contains(warning.Id)) is var left && count > 0 && left >= known && !Expected.ToMoveOn(kind))
                return null; // each would be put into the one before

            known = left;
            if (await Offer.InAsync(current, said, [kind.Fix]).FirstOrDefaultAsync(offer => offer.Kind == kind.Kind) is not { } next)
                return current;

            current = await Offer.AppliedAsync(next.Action, current.Id);
        }

        return null;
    }
}
