namespace AgentSafety.Symbols;

internal static class SymbolExtensions
{
    /// <summary>The type and all that it derives from.</summary>
    public static IEnumerable<INamedTypeSymbol> AndBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    public static bool IsOrInherits(this ITypeSymbol? type, INamedTypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
                return true;

        if (type is null || ancestor.TypeKind is not TypeKind.Interface)
            return false;

        foreach (var implemented in type.AllInterfaces)
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, ancestor))
                return true;

        return false;
    }

    /// <summary>The definition that carries the body: unconstructed, not the reduced form of an extension, the implementing part of a partial.</summary>
    public static IMethodSymbol Implementation(this IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialImplementationPart ?? definition;
    }

    /// <summary>The attribute on a method, on either part of a partial, or on what it overrides (as attributes inherit).</summary>
    public static AttributeData? Attribute(this IMethodSymbol method, KnownTypes types, string metadataName)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
            foreach (var part in new[] { current, current.PartialDefinitionPart, current.PartialImplementationPart })
                if (part is not null && part.OwnAttribute(types, metadataName) is { } attribute)
                    return attribute;

        return null;
    }

    public static AttributeData? OwnAttribute(this ISymbol symbol, KnownTypes types, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (types.Is(attribute.AttributeClass, metadataName))
                return attribute;

        return null;
    }

    /// <summary>Does an override have the attribute too? By its <c>AttributeUsage</c>; yes where it says nothing.</summary>
    public static bool IsInherited(this INamedTypeSymbol attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
            foreach (var usage in type.GetAttributes())
                if (usage.AttributeClass is { Name: nameof(AttributeUsageAttribute) })
                    return !usage.NamedArguments.Any(static argument => argument is { Key: nameof(AttributeUsageAttribute.Inherited), Value.Value: false });

        return true;
    }

    /// <summary>The methods of interfaces that it implements.</summary>
    public static IEnumerable<IMethodSymbol> InterfaceMethods(this IMethodSymbol method)
    {
        foreach (var explicitly in method.ExplicitInterfaceImplementations)
            yield return explicitly;

        if (method is { IsStatic: false, ContainingType: { TypeKind: not TypeKind.Interface } type })
            foreach (var implemented in type.AllInterfaces)
                foreach (var member in implemented.GetMembers(method.Name))
                    if (member is IMethodSymbol declared && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), method))
                        yield return declared;
    }

    /// <summary>What awaiting or reading the result yields: <c>bool</c> for <c>Task&lt;bool&gt;</c>, null for a bare task, the type itself for anything else.</summary>
    public static ITypeSymbol? ResultType(this IMethodSymbol method) => method.ReturnType switch
    {
        { SpecialType: SpecialType.System_Void } => null,
        INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } task =>
            task.TypeArguments is [var result] ? result : null,
        var type => type,
    };

    public static bool ReturnsTask(this IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>The member whose body contains this one: itself unless it is a lambda or a local function.</summary>
    public static ISymbol OutermostMember(this ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, ContainingSymbol: { } container })
            symbol = container is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property : container; // the initializer of an auto-property

        return symbol is IMethodSymbol method ? method.Implementation() : symbol.OriginalDefinition;
    }

    /// <summary>As a person would call it: a property, not its accessor; without the interface that it is written for.</summary>
    public static string NameOfEntry(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
        IMethodSymbol { ExplicitInterfaceImplementations: [var explicitly, ..] } => explicitly.Name,
        { CanBeReferencedByName: false } => "Main", // top-level statements
        _ => symbol.Name,
    };

    /// <summary>'Type.Member', as people say it: without namespace, parameters or type arguments.</summary>
    public static string ShortName(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor => $"new {constructor.ContainingType.Name}",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => local.Name,
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "lambda",
        IMethodSymbol { AssociatedSymbol: { } property } => property.ShortName(),
        { ContainingType: { Name.Length: > 0 } type } => $"{type.Name}.{symbol.Name}",
        _ => symbol.Name,
    };

    /// <summary>No code of its own answers it: <c>static bool Skip { get; } = …</c></summary>
    public static bool IsKeptAsItIs(this IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } kept } && SymbolEqualityComparer.Default.Equals(kept, property));

    /// <summary>The outermost namespace: <c>Azure</c>, <c>System</c>; empty for what has none.</summary>
    public static string RootNamespace(this ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space?.Name ?? "";
    }
}
