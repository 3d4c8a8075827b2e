using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Classes that stand before one function each, whoever calls it: Microsoft.Extensions.AI 9.7 to 10.11, ModelContextProtocol 0.2 to 2.4. One that asks before
/// it goes on is a guard wherever it is handed.
/// </summary>
/// <param name="gateOf">What holds whenever such a method goes on.</param>
internal sealed class Wrappers(KnownTypes types, SourceModels models, Func<IMethodSymbol, Protections> gateOf)
{
    private const string Function = "Microsoft.Extensions.AI.AIFunction";
    private const string Call = "InvokeCoreAsync";

    private const string Server = "ModelContextProtocol.Server.DelegatingMcpServer";

    private static readonly (string Type, string Method)[] Known =
        [(LostApproval.Wrapper, Call), (Server + "Tool", "InvokeAsync"), (Server + "Prompt", "GetAsync"), (Server + "Resource", "ReadAsync")];

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _asking = new(SymbolEqualityComparer.Default);

    public bool Ask(ITypeSymbol? type) => type is not null && _asking.GetOrAdd(type, Asks);

    private bool Asks(ITypeSymbol type)
    {
        foreach (var (wrapper, method) in Known)
            for (var current = type; current is not null && types.IsOrInherits(current, wrapper); current = current.BaseType)
                if (current.GetMembers(method).FirstOrDefault() is IMethodSymbol own)
                    return own.IsOverride && (IsVouchedFor(own) || !own.DeclaringSyntaxReferences.IsEmpty && gateOf(own).HasFlag(Protections.Approval));

        return false;
    }

    /// <summary>Of a wrapper in another assembly the body can't be read; the contract attribute says what it does.</summary>
    private bool IsVouchedFor(IMethodSymbol method) =>
        method.Attribute(types, DeclaredGuards.ContractAttribute) is { ConstructorArguments: [{ Value: int protections }, ..] } && (protections & 1) != 0;

    /// <summary>What all of them come to: whoever remembers which function is wrapped so must read it anew when this changes.</summary>
    public Stamp Stamp(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) =>
        In(trees, cancellationToken).Aggregate(Symbols.Stamp.Empty, (stamp, type) => stamp.With(Ask(type) ? 1 : 0));

    /// <summary>The first class that asks and needs nothing but the function.</summary>
    public INamedTypeSymbol? FirstThatAsks(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) => In(trees, cancellationToken).FirstOrDefault(type =>
        types.Is(type.BaseType, LostApproval.Wrapper) && type is { IsAbstract: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal, ContainingType: null, IsFileLocal: false, TypeParameters.IsEmpty: true }
        && type.InstanceConstructors.Any(constructor => constructor is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal, Parameters: [{ Type: var inner }] } && types.Is(inner, Function)) && Ask(type));

    private IEnumerable<INamedTypeSymbol> In(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken)
    {
        foreach (var tree in trees)
            if (tree.MayMention(Call, "DelegatingMcpServer"))
                foreach (var declaration in tree.GetRoot(cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>())
                    if (Known.Any(known => known.Method == declaration.Identifier.ValueText) && models.DeclaredAt(declaration, cancellationToken) is IMethodSymbol { IsOverride: true } method)
                        yield return method.ContainingType;
    }
}
