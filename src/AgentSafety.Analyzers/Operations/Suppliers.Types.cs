namespace AgentSafety.Operations;

/// <summary>Which types can carry a text.</summary>
internal sealed partial class Suppliers
{
    /// <summary>What frameworks hand over a model's words in.</summary>
    private static readonly HashSet<string> Carriers = new(StringComparer.Ordinal)
    {
        "RequestContext", "CallToolRequestParams", "AIFunctionArguments", "KernelArguments", "FunctionInvocationContext", "ToolInvocationContext", "FunctionCallContent", "JsonElement", "JsonDocument", "JsonNode",
        "JsonObject", "JsonArray", "JsonValue", "StringBuilder", "Uri", "BinaryData", "HttpMethod",
    };

    /// <summary>Numbers, identifiers and enums can't say anything; services aren't handed over by a model.</summary>
    public static bool CanCarry(ITypeSymbol? type) => type switch
    {
        null => false,
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } or IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => CanCarry(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic when IsCollection(generic) => generic.TypeArguments.Any(CanCarry),
        INamedTypeSymbol named => Carriers.Contains(named.Name) || IsData(named),
        _ => false,
    };

    /// <summary>A type of this program that only holds values.</summary>
    private static bool IsData(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false }
        && !type.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, IsOverride: false });

    private static bool IsCollection(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        return space is { Name: "Generic" or "Immutable" or "ObjectModel" or "Concurrent" or "Collections" or "System" } && type.Name is not "Action" and not "Func";
    }
}
