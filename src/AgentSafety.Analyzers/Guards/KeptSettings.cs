using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Fields and properties that keep what was read from the environment or the configuration. Read from syntax, as <see cref="Ownership"/> reads what is
/// written: it explains why a question is skipped, and never proves that it may be.
/// </summary>
internal static class KeptSettings
{
    /// <summary>Whatever the type puts into that member, it has read there.</summary>
    public static bool Are(SyntaxNode type, string member) => Given(type, member).ToArray() is { Length: > 0 } values && values.All(IsRead);

    private static IEnumerable<ExpressionSyntax> Given(SyntaxNode type, string member)
    {
        foreach (var declared in (type as TypeDeclarationSyntax)?.Members ?? [])
            if (declared is FieldDeclarationSyntax { Declaration.Variables: var variables } && variables.FirstOrDefault(variable => variable.Identifier.ValueText == member) is { Initializer: { } value })
                yield return value.Value;
            else if (declared is PropertyDeclarationSyntax { Initializer: { } initial } property && property.Identifier.ValueText == member)
                yield return initial.Value;

        foreach (var name in type.SyntaxTree.NamesIn(type, member))
            if ((name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)name) is var whole && whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
                yield return assignment.Right;
    }

    private static bool IsRead(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(static part => part switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" or "GetValue" } } => true,
        ElementAccessExpressionSyntax { Expression: var read } => read.ToString() is var text && (text.EndsWith("config", StringComparison.OrdinalIgnoreCase) || text.EndsWith("configuration", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    });
}
