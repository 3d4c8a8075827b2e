using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.CodeFixes;

/// <summary>What may be written in the place of an expression, the best first.</summary>
internal delegate IEnumerable<Replacement> Candidates(ExpressionSyntax step, SemanticModel model, SyntaxGenerator generator);

/// <summary>Many replacements in one file.</summary>
internal static class Replacements
{
    /// <summary>Outermost first: what lies inside a replaced expression is taken care of with it. Null where nothing can be done, or the compiler doesn't accept it.</summary>
    public static async Task<Document?> ApplyAsync(Document document, IEnumerable<(TextSpan Span, Candidates Candidates)> places, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var replacements = ImmutableArray.CreateBuilder<Replacement>();
        var (root, generator) = (await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false), SyntaxGenerator.GetGenerator(document));
        foreach (var (span, candidates) in places.OrderBy(static place => place.Span.Start).ThenByDescending(static place => place.Span.Length))
            if (root.FullSpan.Contains(span) // whoever applies many fixes from one analysis may come late
                && root.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax step
                && step.Span == span
                && !OfferedFix.IsHalfTyped(step)
                && candidates(step, model, generator).FirstOrDefault(replacement => !replacements.Any(other => other.Old.Span.OverlapsWith(replacement.Old.Span)) && replacement.Compiles(model, cancellationToken)) is { } replacement)
                replacements.Add(replacement);

        return replacements.Count == 0 ? null : document.WithSyntaxRoot(Apply(root, replacements));
    }

    private static SyntaxNode Apply(SyntaxNode root, IReadOnlyCollection<Replacement> replacements)
    {
        var changed = root.TrackNodes(replacements.Select(static replacement => replacement.Old));
        foreach (var replacement in replacements)
            changed = replacement.PutInto(changed, changed.GetCurrentNode(replacement.Old)!);

        return changed;
    }
}
