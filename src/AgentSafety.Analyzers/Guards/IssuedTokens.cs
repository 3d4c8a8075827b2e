using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Tokens that code hands out and takes back: what a method keeps in a member of its type and also returns. Read from syntax, and of one type at a
/// time, as <see cref="Ownership"/> reads what is written.
/// </summary>
internal static class IssuedTokens
{
    private static readonly HashSet<string> Keeping = new(StringComparer.Ordinal) { "Add", "TryAdd", "AddOrUpdate", "GetOrAdd", "Set", "Push", "Enqueue" };

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase) { "ask", "elicit", "confirm", "approve", "prompt", "ensure", "demand" };

    private static readonly HashSet<string> Random = new(StringComparer.Ordinal) { "Guid", "Random", "RandomNumberGenerator" };

    /// <summary>The methods of this type that keep in that member something they made, and return it.</summary>
    public static IEnumerable<string> Issuers(SyntaxNode type, string member) => type.SyntaxTree.NamesIn(type, member)
        .Select(name => (Method: name.FirstAncestorOrSelf<MethodDeclarationSyntax>(), Kept: KeptIn(name)))
        .Where(written => written.Method is { } method && !Asks(method) && Returns(method, [.. written.Kept.SelectMany(Identifiers).Where(name => name == member || IsMadeIn(method, name))]))
        .Select(static written => written.Method!.Identifier.ValueText).Distinct().OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>This type's own callers are told what a method of that name returned: it is that method, or one that passes it on.</summary>
    public static bool IsHandedOutBy(SyntaxNode type, string issuer) => type.DescendantNodes().OfType<MethodDeclarationSyntax>().Any(method =>
        !Asks(method) && (method.Identifier.ValueText == issuer ? method.AttributeLists.Any() || method.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword))
        : Returns(method, [.. Declared(method).Where(local => local.Initializer is { } value && Calls(value, issuer)).Select(static local => local.Identifier.ValueText)])
            || Returned(method).Any(value => Calls(value, issuer))));

    /// <summary>Somebody may have said yes before the token was handed out: what it stands for then isn't the model's own yes.</summary>
    private static bool Asks(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
        (call.Expression switch { MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText, SimpleNameSyntax name => name.Identifier.ValueText, _ => "" }) is var called
        && (called is "ReadLine" or "ReadKey" || NameWords.Of(called) is [var first, ..] && Asking.Contains(first)));

    private static IEnumerable<SyntaxNode> KeptIn(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == whole => [assignment.Right, name],
            ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment, ArgumentList: var key } element when assignment.Left == element => [key, assignment.Right],
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called, Parent: InvocationExpressionSyntax { ArgumentList: var arguments } } when Keeping.Contains(called) => [arguments],
            _ => [],
        };
    }

    /// <summary>A local that isn't only another form of what the caller said.</summary>
    private static bool IsMadeIn(MethodDeclarationSyntax method, string name) => Declared(method).Any(local => local.Identifier.ValueText == name && local.Initializer is { } value
        && Identifiers(value).ToArray() is var words && (words.Any(Random.Contains) || !words.Any(word => method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == word))));

    /// <summary>One of these names, or what they are put into, stands in what the method returns.</summary>
    private static bool Returns(MethodDeclarationSyntax method, HashSet<string> names)
    {
        if (names.Count == 0)
            return false;

        foreach (var statement in method.DescendantNodes(IsOfTheMethod)) // in the order they are written
            switch (statement)
            {
                case VariableDeclaratorSyntax { Initializer: { } value, Identifier.ValueText: var local } when Mentions(value, names): names.Add(local); break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var local }, Right: var value } when Mentions(value, names): names.Add(local); break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var local }, Name.Identifier.ValueText: "Add" or "Append" or "AppendLine" }, ArgumentList: var given }
                    when Mentions(given, names) && Declared(method).Any(declared => declared.Identifier.ValueText == local):
                    names.Add(local);
                    break;
            }

        return Returned(method).Any(value => Mentions(value, names));
    }

    /// <summary>Yes or no says nothing of a token.</summary>
    private static IEnumerable<ExpressionSyntax> Returned(MethodDeclarationSyntax method) =>
        method.ReturnType.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>().Any(static type => type.Keyword.IsKind(SyntaxKind.BoolKeyword) || type.Keyword.IsKind(SyntaxKind.VoidKeyword)) ? []
        : method.ExpressionBody is { Expression: var whole } ? [whole]
        : method.DescendantNodes(IsOfTheMethod).OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>();

    private static bool IsOfTheMethod(SyntaxNode node) => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);

    private static IEnumerable<VariableDeclaratorSyntax> Declared(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<VariableDeclaratorSyntax>();

    private static bool Calls(SyntaxNode value, string method) => value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText == method || (call.Expression as IdentifierNameSyntax)?.Identifier.ValueText == method);

    private static bool Mentions(SyntaxNode value, HashSet<string> names) => Identifiers(value).Any(names.Contains);

    private static IEnumerable<string> Identifiers(SyntaxNode value) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText);
}
