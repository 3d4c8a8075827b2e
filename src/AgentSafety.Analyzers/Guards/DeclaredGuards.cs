using System.Collections.Concurrent;
using AgentSafety.Configuration;
using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Guards that somebody vouches for: by contract attribute or in <c>AgentSafety.Guards.txt</c>. The signature says which shape they have.</summary>
internal sealed class DeclaredGuards(KnownTypes types, GuardFile file)
{
    public const string ContractAttribute = "AgentSafety.AgentGuardAttribute";

    private readonly ConcurrentDictionary<IMethodSymbol, GuardContract?> _contracts = new(SymbolEqualityComparer.Default);

    /// <summary>Can anything be declared at all?</summary>
    public bool Any => types.Exists(ContractAttribute) || file.Stamp != Stamp.Empty;

    public GuardContract? Of(IMethodSymbol method) => _contracts.GetOrAdd(method.OriginalDefinition, Read);

    /// <summary>Of the method itself, else of the interface method that it implements.</summary>
    private GuardContract? Read(IMethodSymbol method) =>
        ReadOwn(method) ?? method.InterfaceMethods().Select(ReadOwn).FirstOrDefault(static contract => contract is not null);

    private GuardContract? ReadOwn(IMethodSymbol method)
    {
        if (file.Find(method) is { } line)
            return Contract(method, line.Protections, line.Law, line.Member);

        return types.Exists(ContractAttribute) && method.Attribute(types, ContractAttribute) is { ConstructorArguments: [{ Value: int protections }, ..] }
            ? Contract(method, Declared(protections), GuardLaw.BySignature, member: null)
            : null;
    }

    public bool IsForTests(string setting) => file.IsForTests(setting);

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
        GuardLaw.OnReturn => new(OnReturn: new(protections)),
        GuardLaw.WhenTrue => Answering(protections, Outcome.Of(true)),
        GuardLaw.WhenMember => Answering(protections, Outcome.Of(true).InMember(GrantingMembers.NameOf(member!, method.ResultType()))),
        _ when method.Parameters.FirstOrDefault(static parameter => parameter.Type.TypeKind is TypeKind.Delegate) is { Ordinal: var act } => new(Wraps: protections, WrapsParameter: act),
        _ when GrantingMembers.OutOf(method) is { } answer => Answering(protections, answer), // a Try method may return true when it could ask
        _ when method.ResultType() is { } result => GrantingMembers.Of(result) is { } granting ? Answering(protections, granting)
            : IsScope(result) ? new(Within: protections)
            : GuardContract.None, // an answer we can't read: the file can say '; on return' or '; member='
        _ => new(OnReturn: new(protections)),
    };

    private static GuardContract Answering(Protections protections, Outcome outcome) => new(Answers: Sequence<ProvedBy>.Of([new(outcome, new(protections))]));

    private static bool IsScope(ITypeSymbol type) => IsDisposable(type) || type.AllInterfaces.Any(IsDisposable);

    private static bool IsDisposable(ITypeSymbol type) => type is { Name: "IDisposable" or "IAsyncDisposable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
