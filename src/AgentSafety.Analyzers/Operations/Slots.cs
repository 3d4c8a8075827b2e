using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The texts that a call is given, or its request is made with, each by the name of its parameter or property: <c>TableName</c>.</summary>
internal sealed class Slots(WrittenValues values)
{
    /// <summary>Null where some of it is made elsewhere, and so isn't known.</summary>
    public ImmutableArray<(string Name, IOperation Value)>? Of(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var slots = ImmutableArray.CreateBuilder<(string, IOperation)>();
        foreach (var argument in call.Arguments)
            if (argument.ArgumentKind is ArgumentKind.Explicit or ArgumentKind.ParamArray && argument.Parameter is { Name: var name, Type: var type } && !(call.TargetMethod.IsExtensionMethod && argument.Parameter.Ordinal == 0))
                if (IsText(type))
                    slots.AddRange(Each(name, argument.Value, cancellationToken));
                else if (values.Origin(argument.Value, cancellationToken) is IObjectCreationOperation request)
                    slots.AddRange(MadeWith(request).SelectMany(part => Each(part.Name, part.Value, cancellationToken)));
                else if (type.IsReferenceType && argument.Value.WithoutConversions().ConstantValue is not { HasValue: true, Value: null })
                    return null;

        return slots.ToImmutable();
    }

    private static IEnumerable<(string Name, IOperation Value)> MadeWith(IObjectCreationOperation request)
    {
        foreach (var argument in request.Arguments)
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Name: var name, Type: var type } } && IsText(type))
                yield return (name, argument.Value);

        foreach (var initializer in request.Initializer?.Initializers ?? [])
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: var name, Type: var type } }, Value: var value } && IsText(type))
                yield return (name, value);
    }

    /// <summary>The texts of a list one by one, as far as they are written there.</summary>
    private IEnumerable<(string, IOperation)> Each(string name, IOperation value, CancellationToken cancellationToken) =>
        value.Type?.SpecialType is SpecialType.System_String ? [(name, value)] : WrittenValues.ElementsOf(values.Origin(value, cancellationToken)).Select(element => (name, element));

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType: var element } => IsText(element),
        INamedTypeSymbol { TypeArguments: [var element], TypeKind: TypeKind.Class or TypeKind.Interface } => IsText(element),
        _ => false,
    };
}
