using Microsoft.CodeAnalysis.Simplification;

namespace AgentSafety.CodeFixes.Contracts;

/// <summary><c>[DestructiveOperation("delete tenant")]</c> on a method of this solution.</summary>
internal static class ContractAttribute
{
    private const string MetadataName = "AgentSafety.DestructiveOperationAttribute";

    /// <summary>Where the method is declared, if that is in source and the attribute is known there.</summary>
    public static async Task<SyntaxReference?> PlaceOfAsync(Project project, string method, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(method, compilation) is not IMethodSymbol { DeclaringSyntaxReferences: [var declaration, ..] }
            || project.Solution.GetDocument(declaration.SyntaxTree) is not { } document
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } home || home.GetTypeByMetadataName(MetadataName) is null)
            return null;

        return await declaration.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax ? declaration : null;
    }

    public static async Task<Solution> AddAsync(Solution solution, IEnumerable<SyntaxReference> places, CancellationToken cancellationToken)
    {
        foreach (var file in places.GroupBy(static place => place.SyntaxTree))
            if (solution.GetDocument(file.Key) is { } document)
            {
                var root = await file.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
                var methods = file.Select(place => (MethodDeclarationSyntax)place.GetSyntax(cancellationToken));
                solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(methods, static (_, method) => Declared(method)));
            }

        return solution;
    }

    /// <summary>On a line of its own, if the method begins one.</summary>
    private static MethodDeclarationSyntax Declared(MethodDeclarationSyntax method)
    {
        var leading = method.GetLeadingTrivia();
        var indentation = leading is [.., var last] && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last : SyntaxFactory.Whitespace("");
        var beginsLine = method.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(leading).LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(Name(), Argument(method.Identifier.ValueText))])
            .WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.TriviaList(beginsLine.RawKind != 0 ? [beginsLine, indentation] : [SyntaxFactory.Space]));
        var bare = method.WithoutLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, attribute));
    }

    private static NameSyntax Name() =>
        SyntaxFactory.ParseName("global::" + MetadataName).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    private static AttributeArgumentListSyntax Argument(string method) =>
        SyntaxFactory.AttributeArgumentList([SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(InWords(method))))]);

    /// <summary>'DeleteTenantAsync' is "delete tenant".</summary>
    private static string InWords(string method)
    {
        var name = method.Length > "Async".Length && method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - "Async".Length) : method;
        return string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) && !char.IsUpper(name[at - 1]) ? $" {char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
    }
}
