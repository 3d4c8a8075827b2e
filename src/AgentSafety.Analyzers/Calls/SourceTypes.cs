using AgentSafety.Symbols;

namespace AgentSafety.Calls;

/// <summary>The types written in this compilation, by what they derive from and implement; each list in source order.</summary>
internal sealed class SourceTypes
{
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> _below = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<INamedTypeSymbol> Below(INamedTypeSymbol type) => _below.TryGetValue(type, out var found) ? found : [];

    public static SourceTypes In(Compilation compilation)
    {
        var types = new SourceTypes();
        var pending = new Stack<INamespaceOrTypeSymbol>([compilation.Assembly.GlobalNamespace]);
        var all = new List<INamedTypeSymbol>();
        while (pending.Count > 0)
        {
            var container = pending.Pop();
            if (container is INamedTypeSymbol type)
                all.Add(type);

            foreach (var member in container.GetMembers())
                if (member is INamespaceOrTypeSymbol nested)
                    pending.Push(nested);
        }

        foreach (var type in all.OrderBy(Position.Of))
            types.Add(type);

        return types;
    }

    private void Add(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            AddBelow(parent.OriginalDefinition, type);

        foreach (var implemented in type.AllInterfaces)
            AddBelow(implemented.OriginalDefinition, type);
    }

    private void AddBelow(INamedTypeSymbol ancestor, INamedTypeSymbol type)
    {
        if (!_below.TryGetValue(ancestor, out var types))
            _below.Add(ancestor, types = []);

        if (types.Count == 0 || !SymbolEqualityComparer.Default.Equals(types[types.Count - 1], type))
            types.Add(type);
    }
}
