using AgentSafety.Symbols;

namespace AgentSafety.Calls;

/// <summary>A collection expression makes its collection and fills it; a spread enumerates. Neither operation says by which members.</summary>
internal static class Collections
{
    public static IEnumerable<Call> Of(ICollectionExpressionOperation collection, SourceModels models)
    {
        if (collection.ConstructMethod is not { } made)
            return [];

        return made.MethodKind is MethodKind.Constructor && !collection.Elements.IsEmpty && models.ModelOf(collection.Syntax) is { } model
            ? [new(made), .. Adds(collection, model)]
            : [new(made)]; // a builder is handed the elements
    }

    public static IEnumerable<Call> Of(ISpreadOperation spread, SourceModels models)
    {
        if (spread.Operand.WithoutConversions().Type is not INamedTypeSymbol type || models.ModelOf(spread.Syntax) is not { } model)
            return [];

        var enumerates = Reachable(type, "GetEnumerator", spread, model).FirstOrDefault(static method => method.Parameters.IsEmpty)
            ?? type.AllInterfaces.SelectMany(static implemented => implemented.GetMembers("GetEnumerator")).OfType<IMethodSymbol>().FirstOrDefault();
        return enumerates is null ? [] : [new(enumerates, type), .. Enumerating(enumerates.ReturnType)];
    }

    private static IEnumerable<Call> Enumerating(ITypeSymbol enumerator) =>
        MembersOf(enumerator).Where(static member => member.Name is "MoveNext" or "Current" or "Dispose").SelectMany(member => Accessors.Read(member, enumerator));

    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol type)
    {
        for (var declaring = type; declaring is { SpecialType: not SpecialType.System_Object }; declaring = declaring.BaseType)
            foreach (var member in declaring.GetMembers())
                yield return member;

        if (type.TypeKind is TypeKind.Interface)
            foreach (var inherited in type.AllInterfaces)
                if (inherited.SpecialType is not SpecialType.System_IDisposable) // as in foreach: it would answer for too much
                    foreach (var member in inherited.GetMembers())
                        yield return member;
    }

    private static IEnumerable<Call> Adds(ICollectionExpressionOperation collection, SemanticModel model)
    {
        if (collection.Type is not INamedTypeSymbol type)
            return [];

        var candidates = Reachable(type, "Add", collection, model).Where(static method => method.Parameters is [_, ..] && method.Parameters.Skip(1).All(static rest => rest.IsOptional || rest.IsParams)).ToList();
        return collection.Elements.SelectMany(element => AddsOf(element, candidates, model)).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Select(method => new Call(method, type));
    }

    /// <summary>An exact match wins; else whatever the element converts to may be it.</summary>
    private static IEnumerable<IMethodSymbol> AddsOf(IOperation element, List<IMethodSymbol> candidates, SemanticModel model)
    {
        if ((element is ISpreadOperation spread ? spread.ElementType : element.WithoutConversions().Type) is not { } type)
            return candidates; // null, a lambda, …: it takes its type from the parameter

        var exact = candidates.Where(method => SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type)).Take(1).ToList();
        return exact.Count > 0 ? exact : candidates.Where(method => model.Compilation.ClassifyCommonConversion(type, method.Parameters[0].Type).IsImplicit);
    }

    /// <summary>By what name lookup finds it on the type, extensions last.</summary>
    private static IEnumerable<IMethodSymbol> Reachable(INamedTypeSymbol type, string name, IOperation at, SemanticModel model) =>
        model.LookupSymbols(at.Syntax.SpanStart, type, name, includeReducedExtensionMethods: true).OfType<IMethodSymbol>().Where(static method => !method.IsStatic);
}
