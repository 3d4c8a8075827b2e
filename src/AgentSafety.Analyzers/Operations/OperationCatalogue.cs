using System.Collections.Concurrent;
using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// Is this call a destructive operation? By simple name first, so that a harmless call costs one look-up; then by the type that declares the
/// member; last by what is written at the call. Contracts (<c>[DestructiveOperation]</c>) speak for members of any source.
/// </summary>
internal sealed class OperationCatalogue(KnownTypes types, SourceModels models)
{
    public const string ContractAttribute = "AgentSafety.DestructiveOperationAttribute";

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<DestructiveOperation>> _families = new(SymbolEqualityComparer.Default);
    private readonly CallConditions _conditions = new(types, new WrittenValues(models));

    public DestructiveOperation? Find(IOperation operation, CancellationToken cancellationToken)
    {
        if (MemberOf(operation) is not { } member)
            return null;

        if (Contract(member) is { } declared)
            return declared;

        if (!BuiltInOperations.ByMember.ContainsKey(member.Name))
            return null;

        var families = _families.GetOrAdd(member.OriginalDefinition, FamiliesOf);
        if (families.IsEmpty)
            return null;

        var written = models.OperationAt(operation.Syntax, cancellationToken) ?? operation;
        foreach (var family in families)
            if (_conditions.Destroys(family, MemberOf(written) is null ? operation : written, cancellationToken) is { } destructive)
                return destructive;

        return null;
    }

    private static IMethodSymbol? MemberOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation reference => reference.Method, // whoever gets it may call it
        _ => null,
    };

    /// <summary>What is written here is read, not looked up: a decorator of a cloud client may well ask first.</summary>
    private ImmutableArray<DestructiveOperation> FamiliesOf(IMethodSymbol member)
    {
        if (!member.DeclaringSyntaxReferences.IsEmpty && !member.IsAbstract && !member.IsExtern)
            return [];

        return [.. BuiltInOperations.ByMember[member.Name].Where(family => family.Types.Any(type => types.IsOrInherits(member.ContainingType, type)))];
    }

    private DestructiveOperation? Contract(IMethodSymbol member) =>
        types.Exists(ContractAttribute) && member.Attribute(types, ContractAttribute) is { } attribute
            ? new(
                attribute.ConstructorArguments is [{ Value: string id }, ..] ? id : member.Name,
                attribute.NamedArguments.FirstOrDefault(static named => named.Key is "Summary").Value.Value as string ?? "destroys, as its contract says",
                [], [], Effect.DataLoss, Reversibility.No, BlastRadius.Resource, Danger: [])
            : null;
}
