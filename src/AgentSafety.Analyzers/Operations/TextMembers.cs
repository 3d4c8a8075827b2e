namespace AgentSafety.Operations;

/// <summary>The members of a type that can hold a text, by number; after them the parameters of its primary constructor. As long as no declaration changes, a number names the same.</summary>
internal static class TextMembers
{
    private const int FirstParameter = 48;

    /// <summary>Null for what the type only inherits.</summary>
    public static int? NumberOf(ISymbol member, ITypeSymbol owner)
    {
        if (member is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, Ordinal: var ordinal })
            return FirstParameter + ordinal;

        var number = 0;
        foreach (var other in In(owner.OriginalDefinition))
            if (SymbolEqualityComparer.Default.Equals(other, member.OriginalDefinition))
                return number < FirstParameter ? number : null;
            else
                number++;

        return null;
    }

    /// <summary>Null for a parameter of a constructor.</summary>
    public static ISymbol? At(int number, ITypeSymbol owner) => number < FirstParameter ? In(owner.OriginalDefinition).ElementAtOrDefault(number) : null;

    /// <summary>Of the constructor's parameter that it is.</summary>
    public static int ParameterAt(int number) => number - FirstParameter;

    private static IEnumerable<ISymbol> In(ITypeSymbol type) =>
        type.GetMembers().Where(static member => member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false, IsIndexer: false });
}
