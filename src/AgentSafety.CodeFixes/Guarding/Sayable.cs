namespace AgentSafety.CodeFixes.Guarding;

/// <summary>How a variable is written into a text that a person reads. What would only show the name of its type isn't.</summary>
internal static class Sayable
{
    /// <summary>The variable itself, or the list of what is in it.</summary>
    public static ExpressionSyntax? As(string name, ITypeSymbol type) =>
        IsSayable(type) ? SyntaxFactory.ParseExpression(name)
        : ElementOf(type) is { } element && IsSayable(element) ? SyntaxFactory.ParseExpression($"string.Join(\", \", {name})")
        : null;

    /// <summary>Names or ids, and not the bytes of something.</summary>
    public static bool IsListOfTexts(ITypeSymbol type) => ElementOf(type) is { SpecialType: SpecialType.System_String } or { Name: "Guid", ContainingNamespace.Name: "System" };

    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, IMethodSymbol called) =>
        argument.NameColon is { Name.Identifier.ValueText: var name } ? called.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        : argument.Parent is ArgumentListSyntax list && list.Arguments.IndexOf(argument) is var at && at < called.Parameters.Length ? called.Parameters[at]
        : null;

    private static bool IsSayable(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => IsSayable(value),
        { SpecialType: SpecialType.System_String or SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) } => true,
        _ => type is { Name: "Guid" or "Uri", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => element,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [var element] } => element,
        _ => type.AllInterfaces.Where(static implemented => implemented.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T).Select(static implemented => implemented.TypeArguments[0]).FirstOrDefault(),
    };
}
