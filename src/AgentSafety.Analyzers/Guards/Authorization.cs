using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// <c>[Authorize]</c> on a tool of the Model Context Protocol (0.4 to 2.4): who may call it, which is scope, and never approval. Only with a role or policy, for
/// else anybody who is known may; and not where the server speaks over standard streams alone, for there the attribute is ignored.
/// </summary>
internal sealed class Authorization(Compilation compilation, KnownTypes types)
{
    private const string Space = "Microsoft.AspNetCore.Authorization.";

    private readonly Lazy<bool> _isIgnored = new(() => Mention(compilation, "WithStdioServerTransport", "WithStreamServerTransport") && !Mention(compilation, "WithHttpTransport"));

    public Protections Of(IMethodSymbol tool) =>
        types.Exists(Space + "AuthorizeAttribute") && !Carries(tool, "AllowAnonymousAttribute") && tool.GetAttributes().Concat(tool.ContainingType.GetAttributes()).Any(Limits) && !_isIgnored.Value
            ? Protections.Scope
            : Protections.None;

    private bool Carries(IMethodSymbol tool, string attribute) => tool.OwnAttribute(types, Space + attribute) is not null;

    private bool Limits(AttributeData attribute) =>
        types.Is(attribute.AttributeClass, Space + "AuthorizeAttribute")
        && (attribute.ConstructorArguments is [{ Value: string { Length: > 0 } }] || attribute.NamedArguments.Any(static argument => argument is { Key: "Roles" or "Policy", Value.Value: string { Length: > 0 } }));

    private static bool Mention(Compilation compilation, params string[] words) => compilation.SyntaxTrees.Any(tree =>
        tree.MayMention(words) && tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => words.Contains(name.Identifier.ValueText)));
}
