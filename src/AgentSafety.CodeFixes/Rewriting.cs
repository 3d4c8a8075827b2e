namespace AgentSafety.CodeFixes;

/// <summary>A statement, clause or expression, and what stands in its place.</summary>
internal sealed record Rewriting(SyntaxNode Old, params SyntaxNode[] New)
{
    public static SyntaxNode Apply(SyntaxNode root, IEnumerable<Rewriting> rewritings)
    {
        var all = rewritings.ToArray();
        var changed = root.TrackNodes(all.Select(static rewriting => rewriting.Old));
        foreach (var rewriting in all)
            if (changed.GetCurrentNode(rewriting.Old) is { } current)
                changed = rewriting.New.Length == 1 ? changed.ReplaceNode(current, rewriting.New[0]) : changed.ReplaceNode(current, rewriting.New.AsEnumerable());

        return changed;
    }

    /// <summary>Is there an error in the file that wasn't there before?</summary>
    public bool Compiles(SemanticModel model, CancellationToken cancellationToken) =>
        Compiled.Accepts(model, Apply(model.SyntaxTree.GetRoot(cancellationToken), [this]), cancellationToken);
}
