using Microsoft.CodeAnalysis.Simplification;

namespace AgentSafety.CodeFixes;

/// <summary>
/// Names of types in code that is written as text. Each is put in whole (<c>global::…</c>) and marked: once the fix is done, a <c>using</c> is added where it
/// is missing, sorted and placed as the file has it, and the name is shortened as far as it still means the same.
/// </summary>
internal static class TypeName
{
    /// <param name="code">Code in which <paramref name="placeholder"/> stands for the type.</param>
    /// <param name="placeholder">An identifier that occurs first where the type belongs.</param>
    /// <param name="type">The type.</param>
    /// <param name="generator">Of the document.</param>
    public static T PutInto<T>(T code, string placeholder, INamedTypeSymbol type, SyntaxGenerator generator)
        where T : SyntaxNode
    {
        var place = code.DescendantNodes().OfType<IdentifierNameSyntax>().First(name => name.Identifier.ValueText == placeholder);
        var name = generator.TypeExpression(type);
        if (place.Parent is MemberAccessExpressionSyntax)
            name = name.CopyAnnotationsTo(SyntaxFactory.ParseExpression(name.ToString())); // the same, as an expression

        return code.ReplaceNode(place, name.WithTriviaFrom(place).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
    }
}
