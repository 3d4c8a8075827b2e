using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>The types through which members of one name are run that reach something.</summary>
/// <param name="name">Of the members.</param>
internal sealed class RunThrough(string name)
{
    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);

    public string Name => name;

    /// <summary>Whoever writes the name may run it: a constructor, a delegate that is kept, what the language runs unwritten.</summary>
    public bool IsRunAnywhere { get; private set; }

    /// <summary>It can be written behind a value of any type.</summary>
    public bool IsExtension { get; private set; }

    public bool IsStatic { get; private set; }

    public static RunThrough Anywhere(string name) => new(name) { IsRunAnywhere = true };

    /// <param name="member">Reaches something.</param>
    /// <param name="interfacesOf">All that a type or one derived from it implements.</param>
    public void Add(IMethodSymbol member, Func<INamedTypeSymbol, IEnumerable<INamedTypeSymbol>> interfacesOf)
    {
        IsStatic |= member.IsStatic;
        IsExtension |= member.IsExtensionMethod || member.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface); // or declared in an extension block
        _types.Add(member.ContainingType.OriginalDefinition);
        foreach (var parent in member.ContainingType.AndBases().Skip(1))
            AddIfNamed(parent);
        foreach (var implemented in interfacesOf(member.ContainingType.OriginalDefinition))
            AddIfNamed(implemented);
    }

    /// <summary>Can a member that reaches something be run through a value of this type, or, if it is static, through the type itself?</summary>
    public bool Includes(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } named)
            return type is not IArrayTypeSymbol;

        return named.AndBases().Concat(named.AllInterfaces).Any(declaring => _types.Contains(declaring.OriginalDefinition));
    }

    /// <summary>By its own name, or by that of a type derived from it.</summary>
    public bool IncludesTypeNamed(string type) => _types.Any(included => included.Name == type || included is INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false });

    private void AddIfNamed(INamedTypeSymbol type)
    {
        if (!type.GetMembers(name).IsEmpty)
            _types.Add(type.OriginalDefinition);
    }
}
