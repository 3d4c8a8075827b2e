using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>The interfaces that a type stands for, itself or by those derived from it.</summary>
internal sealed class Implementing
{
    private readonly Dictionary<ISymbol, HashSet<INamedTypeSymbol>> _derived = new(SymbolEqualityComparer.Default);

    public Implementing(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
            foreach (var parent in type.AndBases().Skip(1).Where(static parent => parent.SpecialType is SpecialType.None))
            {
                if (!_derived.TryGetValue(parent.OriginalDefinition, out var interfaces))
                    _derived.Add(parent.OriginalDefinition, interfaces = new(SymbolEqualityComparer.Default));

                interfaces.UnionWith(type.AllInterfaces);
            }
    }

    public IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) => _derived.TryGetValue(type, out var more) ? type.AllInterfaces.Concat(more) : type.AllInterfaces;
}
