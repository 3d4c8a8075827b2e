using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// <c>[Authorize]</c> on a tool of the Model Context Protocol (0.4 to 2.4): who may call it, which is scope, and never approval. Only with a role or policy, for
/// else anybody who is known may; and not where the server speaks over standard streams alone, for there the attribute is ignored.
/// </summary>
internal sealed class Authorization(KnownTypes types, StandardStreams streams)
{
    private const string Space = "Microsoft.AspNetCore.Authorization.";

    public Protections Of(IMethodSymbol tool) =>
        types.Exists(Space + "AuthorizeAttribute") && !Carries(tool, "AllowAnonymousAttribute") && tool.GetAttributes().Concat(tool.ContainingType.GetAttributes()).Any(Limits) && !streams.AreAllThereIs
            ? Protections.Scope
            : Protections.None;

    private bool Carries(IMethodSymbol tool, string attribute) => tool.OwnAttribute(types, Space + attribute) is not null;

    private bool Limits(AttributeData attribute) =>
        types.Is(attribute.AttributeClass, Space + "AuthorizeAttribute")
        && (attribute.ConstructorArguments is [{ Value: string { Length: > 0 } }] || attribute.NamedArguments.Any(static argument => argument is { Key: "Roles" or "Policy", Value.Value: string { Length: > 0 } }));
}
