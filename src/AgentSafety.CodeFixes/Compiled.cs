namespace AgentSafety.CodeFixes;

/// <summary>What the compiler says of a changed file.</summary>
internal static class Compiled
{
    /// <summary>Is there no error that wasn't there before?</summary>
    public static bool Accepts(SemanticModel model, SyntaxNode changed, CancellationToken cancellationToken)
    {
        var tree = model.SyntaxTree.WithRootAndOptions(changed, model.SyntaxTree.Options);
        var before = ErrorsIn(model);
        return ErrorsIn(model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree)).All(error => error.Count() <= before[error.Key].Count());

        ILookup<string, Diagnostic> ErrorsIn(SemanticModel of) =>
            of.GetDiagnostics(cancellationToken: cancellationToken).Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Id);
    }

    /// <summary>The file with a class at the end of a namespace, or of the file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="home">The namespace, or the file.</param>
    /// <param name="added">The class.</param>
    /// <param name="endOfLine">As the file has it.</param>
    public static SyntaxNode WithLast(SyntaxNode root, SyntaxNode home, MemberDeclarationSyntax added, string endOfLine)
    {
        var last = home.ChildNodes().OfType<MemberDeclarationSyntax>().Last();
        root = root.TrackNodes(last);
        var end = root.GetCurrentNode(last)!.GetLastToken().GetNextToken(includeZeroWidth: true);
        var line = SyntaxFactory.EndOfLine(endOfLine);
        var behind = end.LeadingTrivia.Take(end.LeadingTrivia.Select(static trivia => trivia.IsDirective).ToList().LastIndexOf(true) + 1).ToArray(); // the end of an #if, that the class isn't to stand in
        root = behind.Length > 0 ? root.ReplaceToken(end, end.WithLeadingTrivia(end.LeadingTrivia.Skip(behind.Length))) : root;
        var ended = last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? last : last.WithTrailingTrivia(last.GetTrailingTrivia().Add(line));
        return root.ReplaceNode(root.GetCurrentNode(last)!, [ended, added.WithLeadingTrivia(SyntaxFactory.TriviaList([.. behind, line, .. added.GetLeadingTrivia()]))]);
    }
}
