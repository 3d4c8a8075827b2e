namespace AgentSafety.CodeFixes;

/// <summary>What is written in the place of a node: one as a rule, several where something is added beside it in its list, none where it goes.</summary>
internal sealed record Replacement(SyntaxNode Old, ImmutableArray<SyntaxNode> New)
{
    public Replacement(SyntaxNode old, SyntaxNode written) : this(old, [written])
    {
    }

    /// <param name="root">A node above it.</param>
    /// <param name="place">Where the old node is there by now.</param>
    public T PutInto<T>(T root, SyntaxNode place) where T : SyntaxNode => New switch
    {
        [] => root.RemoveNode(place, SyntaxRemoveOptions.KeepNoTrivia)!,
        [var only] => root.ReplaceNode(place, only),
        _ when place.Parent is InitializerExpressionSyntax initializer => root.ReplaceNode(initializer, initializer.WithExpressions(InPlaceOf(place, initializer.Expressions.GetWithSeparators()))),
        _ => root.ReplaceNode(place, New),
    };

    /// <summary>Before the comma that is there, with whatever is said behind it.</summary>
    private SeparatedSyntaxList<ExpressionSyntax> InPlaceOf(SyntaxNode place, SyntaxNodeOrTokenList list)
    {
        var written = New.SelectMany(static (node, at) => at == 0 ? new SyntaxNodeOrToken[] { node } : [SyntaxFactory.Token(default, SyntaxKind.CommaToken, default), node]);
        return SyntaxFactory.SeparatedList<ExpressionSyntax>(list.SelectMany(part => part == place ? written : [part]));
    }

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
        var replaced = root.ReplaceNode(member, PutInto(member, Old).WithAdditionalAnnotations(marker));
        var changed = tree.WithRootAndOptions(replaced, tree.Options);
        var before = Errors(model, member);
        return Errors(model.Compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed), changed.GetRoot(cancellationToken).GetAnnotatedNodes(marker).Single())
            .All(error => error.Count() <= before[error.Key].Count()); // kind by kind: in broken code, one that goes must not make room for another

        ILookup<string, Diagnostic> Errors(SemanticModel of, SyntaxNode within) =>
            of.GetDiagnostics(within.Span, cancellationToken).Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Id);
    }
}
