namespace AgentSafety.Symbols;

internal static class CodeTypes
{
    /// <summary>Can a value of this type stand for code: a delegate, a <c>MethodInfo</c>, a collection of them?</summary>
    public static bool CarriesCode(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate } or { SpecialType: SpecialType.System_Delegate or SpecialType.System_MulticastDelegate } => true,
        IArrayTypeSymbol array => array.ElementType.CarriesCode(),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => arguments.Any(CarriesCode), // List<Delegate>, Dictionary<string, Func<…>>
        { Name: "MethodInfo", ContainingNamespace: { Name: "Reflection", ContainingNamespace.Name: "System" } } => true,
        _ => false,
    };
}
