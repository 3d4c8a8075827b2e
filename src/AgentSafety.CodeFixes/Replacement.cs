namespace AgentSafety.CodeFixes;

/// <summary>One expression in the place of another.</summary>
internal sealed record Replacement(ExpressionSyntax Old, ExpressionSyntax New)
{
    /// <summary>
    /// A lambda can't take everything with it: <c>ref</c> parameters, spans, <c>this</c> of a struct, variables that are assigned inside and read outside,
    /// expression trees. The compiler knows all of it, so we ask it: is there an error in the member that wasn't there before?
    /// </summary>
    public bool Compiles(SemanticModel model, CancellationToken cancellationToken)
    {
        var tree = Old.SyntaxTree;
        var root = tree.GetRoot(cancellationToken);
        var member = Old.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration and not GlobalStatementSyntax ? declaration : root;

        var marker = new SyntaxAnnotation();
        var replaced = root.ReplaceNode(member, member.ReplaceNode(Old, New).WithAdditionalAnnotations(marker));
        var changed = tree.WithRootAndOptions(replaced, tree.Options);
        var before = Errors(model, member);
        return Errors(model.Compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed), changed.GetRoot(cancellationToken).GetAnnotatedNodes(marker).Single())
            .All(error => error.Count() <= before[error.Key].Count()); // kind by kind: in broken code, one that goes must not make room for another

        ILookup<string, Diagnostic> Errors(SemanticModel of, SyntaxNode within) =>
            of.GetDiagnostics(within.Span, cancellationToken).Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Id);
    }
}
