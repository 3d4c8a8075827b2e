using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>
/// The methods that a <c>MethodInfo</c> can be: <c>typeof(T).GetMethod("Name")</c>, an element of <c>typeof(T).GetMethods()</c> (also through <c>foreach</c>,
/// <c>Select</c> and <c>Where</c>), <c>((Delegate)Act).Method</c>. A filter that isn't understood keeps all.
/// </summary>
internal static class ReflectedMethods
{
    private const int Furthest = 6;

    public static bool IsMethod(ITypeSymbol? type) => type is { Name: "MethodInfo" or "MethodBase", ContainingNamespace: { Name: "Reflection", ContainingNamespace.Name: "System" } };

    /// <param name="value">The method, as written where it is handed over.</param>
    /// <param name="codeOf">What a delegate stands for.</param>
    public static IEnumerable<IMethodSymbol> Of(IOperation value, Func<IOperation, IEnumerable<(IMethodSymbol Code, SyntaxNode Syntax)>> codeOf)
    {
        if (value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Method", Instance: { } handed })
            return codeOf(handed).Select(static found => found.Code);

        return In(value, Furthest).Where(static method => !method.DeclaringSyntaxReferences.IsEmpty);
    }

    /// <summary>Of one value, or of a sequence of them.</summary>
    private static IEnumerable<IMethodSymbol> In(IOperation value, int left)
    {
        value = value.WithoutConversions();
        if (left < 0)
            return [];

        return value switch
        {
            IInvocationOperation { TargetMethod.Name: "GetMethod" or "GetRuntimeMethod" or "GetDeclaredMethod" } call => Declared(call, left).Where(method => method.Name == NameIn(call)),
            IInvocationOperation { TargetMethod.Name: "GetMethods" or "GetRuntimeMethods" } call => Declared(call, left).Where(MethodFlags.In(call)),
            IInvocationOperation { TargetMethod: { ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }, Arguments: [{ Value: var source }, ..] } query =>
                In(source, left - 1).Where(MethodFilter.In(query)),
            IPropertyReferenceOperation { Property.Name: "DeclaredMethods", Instance: { } info } => TypeNamedBy(info, left) is { } type ? MethodsOf(type) : [],
            IParameterReferenceOperation { Parameter: var parameter } reference => StoredValues.QueriedBy(reference, parameter) is { } sequence ? In(sequence, left - 1) : [],
            ILocalReferenceOperation { Local: var local } reference =>
                (StoredValues.LoopedOver(reference, local) ?? reference.OnlyValueOf(local)) is { } stored ? In(stored, left - 1) : [],
            ITranslatedQueryOperation { Operation: var query } => In(query, left - 1),
            IConditionalAccessOperation { WhenNotNull: var behind } => In(behind, left - 1),
            ICoalesceOperation { Value: var either } => In(either, left - 1),
            _ => Elements.Of(value).SelectMany(element => In(element, left - 1)),
        };
    }

    private static IEnumerable<IMethodSymbol> Declared(IInvocationOperation call, int left) =>
        (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } receiver && TypeNamedBy(receiver, left) is { } type ? MethodsOf(type) : [];

    private static INamedTypeSymbol? TypeNamedBy(IOperation value, int left) => value.WithoutConversions() switch
    {
        ITypeOfOperation named => named.TypeOperand as INamedTypeSymbol,
        IInvocationOperation { TargetMethod.Name: "GetType", Instance: { } instance } => instance.WithoutConversions().Type as INamedTypeSymbol,
        IInvocationOperation { TargetMethod.Name: "GetTypeInfo", Arguments: [{ Value: var type }] } when left > 0 => TypeNamedBy(type, left - 1),
        ILocalReferenceOperation { Local: var local } reference when left > 0 && reference.OnlyValueOf(local) is { } stored => TypeNamedBy(stored, left - 1),
        _ => null,
    };

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                    yield return method;
    }

    private static string? NameIn(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String })?.Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;
}
