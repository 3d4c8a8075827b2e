using AgentSafety.Calls;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What other assemblies can name: public, protected, and internal where a friend is named. What the platform declares isn't told of: everybody disposes.</summary>
internal sealed class Shown(Compilation compilation)
{
    private readonly bool _showsInternals = compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "InternalsVisibleToAttribute");

    public bool Includes(ISymbol symbol)
    {
        if (symbol.ContainingAssembly is not { } assembly || PlatformAssemblies.IsPlatform(assembly))
            return false;

        var isOwn = SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly);
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
            if (current.DeclaredAccessibility switch
            {
                Accessibility.Private => true,
                Accessibility.Internal or Accessibility.ProtectedAndInternal => isOwn && !_showsInternals,
                _ => false,
            })
                return false;

        return true;
    }
}
