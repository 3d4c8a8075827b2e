using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Does a value come from whoever calls this body, by a parameter that can carry a text?</summary>
internal sealed class Suppliers(ISymbol? body)
{
    private const int Deepest = 16;

    /// <summary>What frameworks hand over a model's words in.</summary>
    private static readonly HashSet<string> Carriers = new(StringComparer.Ordinal)
    {
        "RequestContext", "CallToolRequestParams", "AIFunctionArguments", "KernelArguments", "FunctionInvocationContext", "ToolInvocationContext", "FunctionCallContent", "JsonElement", "JsonDocument", "JsonNode",
        "JsonObject", "JsonArray", "JsonValue", "StringBuilder", "Uri", "BinaryData", "HttpMethod",
    };

    /// <summary>Whose static methods give back what they were given in another form.</summary>
    private static readonly HashSet<string> Converting = new(StringComparer.Ordinal) { "Convert", "JsonSerializer", "JsonDocument", "JsonNode", "Enumerable", "CollectionExtensions", "MemoryExtensions", "WebUtility" };

    /// <summary>The mark of the parameter that it is, or comes out of; else a hole.</summary>
    public string MarkOf(IOperation value)
    {
        var whole = true;
        if (CanCarry(value.Type))
            for (var hops = 0; hops < Deepest; hops++)
            {
                value = value.WithoutConversions();
                if (value is IParameterReferenceOperation { Parameter: var parameter })
                    return !IsOurs(parameter) || !CanCarry(parameter.Type) ? TextMarks.Hole.ToString() : whole ? TextMarks.Whole(parameter.Ordinal) : TextMarks.PartOf(parameter.Ordinal);

                (var isPart, var source) = (value is not ILocalReferenceOperation, SourceOf(value));
                if (source is null)
                    break;

                (value, whole) = (source, whole && !isPart);
            }

        return TextMarks.Hole.ToString();
    }

    private bool IsOurs(IParameterSymbol parameter) =>
        body is IMethodSymbol method && (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.PartialDefinitionPart));

    /// <summary>One step nearer to where it comes from. Methods of the platform take apart and convert; what others do isn't known.</summary>
    private static IOperation? SourceOf(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Instance: { } owner } => owner,
        IFieldReferenceOperation { Instance: { } owner } => owner,
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IConditionalAccessOperation access => access.Operation,
        IConditionalAccessInstanceOperation instance => AccessAround(instance)?.Operation,
        ICoalesceOperation choice => choice.Value,
        IAwaitOperation awaited => awaited.Operation,
        IInvocationOperation call when IsOfThePlatform(call.TargetMethod) => call.Receiver(),
        ILocalReferenceOperation { Local: var local } when WrittenBody.Around(value).ValuesOf(local) is [var only] => only,
        _ => null,
    };

    private static IConditionalAccessOperation? AccessAround(IOperation operation)
    {
        var around = operation.Parent;
        while (around is not null && (around is not IConditionalAccessOperation access || access.Operation.Syntax.Span.Contains(operation.Syntax.Span)))
            around = around.Parent;

        return (IConditionalAccessOperation?)around;
    }

    private static bool IsOfThePlatform(IMethodSymbol method) => method.RootNamespace() is "System" && (!method.IsStatic || Converting.Contains(method.ContainingType.Name));

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
