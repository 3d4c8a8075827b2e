using System.Collections.Concurrent;
using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Methods without a body that an attribute gives one: <c>[Delete("/tasks/{id}")]</c> on an interface that Refit implements.</summary>
internal sealed class AttributedOperations(KnownTypes types)
{
    private const string Condition = "attribute";

    private readonly ConcurrentDictionary<IMethodSymbol, DestructiveOperation?> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<(string Type, DestructiveOperation Family)>> _families = new(() =>
        [.. BuiltInOperations.All.Where(static family => family.When is Condition).SelectMany(static family => family.Types.Select(type => (type, family))).Where(entry => types.Exists(entry.type))]);

    public DestructiveOperation? Of(IMethodSymbol method) =>
        method is { IsAbstract: true, ContainingType.TypeKind: TypeKind.Interface } && !_families.Value.IsEmpty ? _known.GetOrAdd(method.OriginalDefinition, Find) : null;

    private DestructiveOperation? Find(IMethodSymbol method)
    {
        foreach (var (type, family) in _families.Value)
            if (method.OwnAttribute(types, type) is not null)
                return family;

        return null;
    }
}
