using AgentSafety.Configuration;
using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Guards that somebody vouches for: by contract attribute or in <c>AgentSafety.Guards.txt</c>. The signature says which shape they have.</summary>
internal sealed class DeclaredGuards(KnownTypes types, GuardFile file)
{
    private const string ContractAttribute = "AgentSafety.AgentGuardAttribute";

    public GuardContract? Of(IMethodSymbol method)
    {
        if (file.Find(method) is { } line)
            return Contract(method, line.Protections, line.Law, line.Member);

        return types.Exists(ContractAttribute) && method.Attribute(types, ContractAttribute) is { ConstructorArguments: [{ Value: int protections }, ..] }
            ? Contract(method, Declared(protections), GuardLaw.BySignature, member: null)
            : null;
    }

    public Protections WhenTrue(IPropertySymbol property) =>
        property.Type.SpecialType is not SpecialType.System_Boolean ? Protections.None
        : file.Find(property) is { } line ? line.Protections
        : property.OwnAttribute(types, ContractAttribute) is { ConstructorArguments: [{ Value: int protections }, ..] } ? Declared(protections)
        : Protections.None;

    /// <summary>As the public enumeration numbers them: approval 1, scope 2, rollback 4.</summary>
    private static Protections Declared(int flags) =>
        (flags & 7) == 0 ? Protections.None : (Protections)(flags & 7) | Protections.Some;

    private static GuardContract Contract(IMethodSymbol method, Protections protections, GuardLaw law, string? member) => law switch
    {
        GuardLaw.OnReturn => new(OnReturn: protections),
        GuardLaw.WhenTrue => new(WhenTrue: protections),
        GuardLaw.WhenMember => new(GrantingMember: member, WhenMember: protections),
        _ when method.Parameters.Any(parameter => parameter.Type.TypeKind is TypeKind.Delegate) => new(Wraps: protections),
        _ when method.ResultType() is { } result => result.SpecialType is SpecialType.System_Boolean
            ? new(WhenTrue: protections)
            : GuardContract.None, // an answer we can't read: the file can say '; on return' or '; member='
        _ => new(OnReturn: protections),
    };
}
