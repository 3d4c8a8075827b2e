namespace AgentSafety.Calls;

/// <summary>
/// What the compiler writes into a record calls what people wrote: <c>ToString</c> prints members, <c>==</c> asks <c>Equals</c>, <c>with</c> copies. Every
/// record down the line has its own of each, so dispatch has already picked the right one; what they call on members is dispatched again.
/// </summary>
internal static class SynthesizedMembers
{
    public static IEnumerable<Call> Of(IMethodSymbol method)
    {
        if (!method.IsImplicitlyDeclared || method.ContainingType is not { IsRecord: true } type)
            return [];

        return method.Name switch
        {
            "ToString" => Own(type, "PrintMembers"),
            "PrintMembers" => Base(type, "PrintMembers").Concat(Printed(type)),
            WellKnownMemberNames.EqualityOperatorName or WellKnownMemberNames.InequalityOperatorName => EqualsItself(type),
            "Equals" when !ComparesItself(method) => EqualsItself(type),
            "Equals" => Base(type, "Equals").Where(static call => ComparesItself(call.Method)).Concat(StateOf(type).SelectMany(static field => Compared(field.Type, "Equals"))),
            "GetHashCode" => Base(type, "GetHashCode").Concat(StateOf(type).SelectMany(static field => Compared(field.Type, "GetHashCode"))),
            "<Clone>$" => type.InstanceConstructors.Where(IsCopy).Select(static copy => new Call(copy)),
            "Deconstruct" => method.Parameters.SelectMany(part => type.GetMembers(part.Name)).SelectMany(member => Accessors.Read(member as IPropertySymbol, type)),
            WellKnownMemberNames.InstanceConstructorName when IsCopy(method) => type.BaseType?.InstanceConstructors.Where(IsCopy).Select(static copy => new Call(copy)) ?? [],
            _ => [],
        };
    }

    /// <summary><c>with</c> copies what is there: no initializer runs.</summary>
    public static bool IsCopy(IMethodSymbol constructor) =>
        constructor is { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true, IsValueType: false } type, Parameters: [{ Type: var original }] }
        && SymbolEqualityComparer.Default.Equals(original, type);

    private static IEnumerable<Call> EqualsItself(INamedTypeSymbol type) =>
        type.GetMembers("Equals").OfType<IMethodSymbol>().Where(ComparesItself).Select(method => new Call(method, type));

    private static bool ComparesItself(IMethodSymbol equals) => equals.Parameters is [{ Type: var other }] && SymbolEqualityComparer.Default.Equals(other, equals.ContainingType);

    private static IEnumerable<Call> Own(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IMethodSymbol>().Select(method => new Call(method, type, IsVirtual: false));

    private static IEnumerable<Call> Base(INamedTypeSymbol type, string name) => type.BaseType is { IsRecord: true } parent ? Own(parent, name) : [];

    private static IEnumerable<Call> Printed(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
            if (member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and (IFieldSymbol or IPropertySymbol { IsIndexer: false }))
                foreach (var call in member is IFieldSymbol field ? Texts.Printing(field.Type) : [.. Accessors.Read(member, type), .. Texts.Printing(((IPropertySymbol)member).Type)])
                    yield return call;
    }

    private static IEnumerable<IFieldSymbol> StateOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic);

    /// <summary>As the default comparer does: by the type's own <c>IEquatable</c> if it is one.</summary>
    private static IEnumerable<Call> Compared(ITypeSymbol type, string name)
    {
        if (name is "Equals")
            foreach (var contract in type.AllInterfaces)
                if (contract is { Name: "IEquatable", TypeArguments: [var other] } && SymbolEqualityComparer.Default.Equals(other, type))
                    return contract.GetMembers(name).OfType<IMethodSymbol>().Select(method => new Call(method, type));

        return Texts.OfObject(type, name);
    }
}
