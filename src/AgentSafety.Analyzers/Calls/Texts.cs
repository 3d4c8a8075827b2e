using AgentSafety.Symbols;

namespace AgentSafety.Calls;

/// <summary>A value that becomes part of a text is asked for its own: by <c>ToString</c>, or by what it formats itself with.</summary>
internal static class Texts
{
    /// <summary>An operand of <c>"…" + value</c>.</summary>
    public static IEnumerable<Call> Of(IOperation operand) => Printing(operand.WithoutConversions().Type);

    public static IEnumerable<Call> Printing(ITypeSymbol? value) => OfObject(value, WellKnownMemberNames.ObjectToString);

    /// <summary><c>$"…{value}"</c>. What formats itself isn't asked by <c>ToString()</c>.</summary>
    public static IEnumerable<Call> Formatting(ITypeSymbol? value)
    {
        if (Named(value) is not { } type)
            return [];

        foreach (var (contract, member) in FormatsItself)
            foreach (var implemented in type.AllInterfaces)
                if (implemented.Name == contract && implemented.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
                    return [.. implemented.GetMembers(member).OfType<IMethodSymbol>().Select(method => new Call(method, type))];

        return Printing(type);
    }

    private static readonly (string Contract, string Member)[] FormatsItself = [("ISpanFormattable", "TryFormat"), ("IFormattable", "ToString")];

    /// <summary>An object or an interface would answer for every type there is; what the platform builds in has nobody's code behind it.</summary>
    private static INamedTypeSymbol? Named(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => Named(value),
        INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false } named => named,
        ITypeParameterSymbol { ConstraintTypes: [INamedTypeSymbol { TypeKind: TypeKind.Class } constraint, ..] } => Named(constraint),
        _ => null,
    };

    /// <summary>A member that every object has, as this type answers it.</summary>
    public static IEnumerable<Call> OfObject(ITypeSymbol? value, string member)
    {
        var type = Named(value);
        for (var ancestor = type?.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (ancestor.SpecialType is SpecialType.System_Object)
                return [.. ancestor.GetMembers(member).OfType<IMethodSymbol>().Where(static method => !method.IsStatic).Select(method => new Call(method, type))];

        return [];
    }
}
