using System.Collections.Concurrent;

namespace AgentSafety.Symbols;

/// <summary>Types by metadata name, resolved once per compilation and only when asked for.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>> _types = new(StringComparer.Ordinal);

    /// <summary>Plural, because a name may live in two referenced assemblies (<c>Microsoft.Extensions.AI.ChatClientExtensions</c> does).</summary>
    public ImmutableArray<INamedTypeSymbol> Named(string metadataName) =>
        _types.TryGetValue(metadataName, out var known) ? known : _types.GetOrAdd(metadataName, compilation.GetTypesByMetadataName(metadataName));

    public bool Exists(string metadataName) => !Named(metadataName).IsEmpty;

    /// <summary>Is this the type of that name (any construction of it)?</summary>
    public bool Is(ITypeSymbol? type, string metadataName)
    {
        if (type is null)
            return false;

        foreach (var known in Named(metadataName))
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known))
                return true;

        return false;
    }

    /// <summary>Is it that type, or does it derive from it or implement it?</summary>
    public bool IsOrInherits(ITypeSymbol? type, string metadataName)
    {
        foreach (var known in Named(metadataName))
            if (type.IsOrInherits(known))
                return true;

        return false;
    }
}
