using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>The members that an object is made with, by the names they have in JSON: constructor arguments, initializers, <c>With…</c> calls, and what is set or added later.</summary>
internal sealed class WrittenMembers(WrittenValues values)
{
    /// <summary>What the classes of SDKs call the elements of a policy.</summary>
    private static readonly Dictionary<string, string> ElementNames = new(StringComparer.Ordinal)
    {
        ["Statements"] = "Statement", ["Actions"] = "Action", ["ActionIdentifiers"] = "Action", ["NotActions"] = "NotAction", ["Resources"] = "Resource", ["NotResources"] = "NotResource",
        ["Principals"] = "Principal", ["Conditions"] = "Condition",
    };

    /// <param name="written">The value, maybe a local.</param>
    /// <param name="origin">What makes it.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public IEnumerable<(string Name, IOperation Value)> Of(IOperation written, IOperation origin, CancellationToken cancellationToken)
    {
        var later = written.WithoutConversions() is ILocalReferenceOperation { Local: var local } ? WrittenBody.Around(written).WrittenInto(local) : [];
        return MadeWith(origin, cancellationToken).Concat(later.SelectMany(In)).Select(static member => (ElementNames.TryGetValue(member.Name, out var element) ? element : member.Name, member.Value));
    }

    private IEnumerable<(string Name, IOperation Value)> MadeWith(IOperation origin, CancellationToken cancellationToken)
    {
        for (; origin is IInvocationOperation { TargetMethod.Name: ['W', 'i', 't', 'h', _, ..] and var name, Instance: { } on } call; origin = values.Origin(on, cancellationToken))
            foreach (var argument in call.Arguments)
                yield return (name.Substring(4), argument.Value);

        if (origin is IAnonymousObjectCreationOperation { Initializers: var initial })
            foreach (var member in initial.SelectMany(In))
                yield return member;
        else if (origin is IObjectCreationOperation creation)
        {
            foreach (var argument in creation.Arguments)
                if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Name: { Length: > 0 } parameter })
                    yield return (NameOf(parameter, creation.Type), argument.Value);
            foreach (var member in creation.Initializer?.Initializers.SelectMany(In) ?? [])
                yield return member;
        }
    }

    private static IEnumerable<(string Name, IOperation Value)> In(IOperation line) => line switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] }, Value: var value } => [(key, value)],
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } => [(NameOf(property), value)],
        IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: var property }, Initializer.Initializers: var added } =>
            added.Select(element => (NameOf(property), element is IInvocationOperation { Arguments: [var one] } ? one.Value : element)),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }, { Value: var value }] } => [(key, value)],
        IInvocationOperation { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Property: var property }, Arguments: [{ Value: var value }] } => [(NameOf(property), value)],
        _ => [],
    };

    /// <summary>Of the property that a constructor's argument becomes.</summary>
    private static string NameOf(string parameter, ITypeSymbol? type) =>
        type?.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => string.Equals(property.Name, parameter, StringComparison.OrdinalIgnoreCase)) is { } held
            ? NameOf(held) : char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static string NameOf(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute") is { ConstructorArguments: [{ Value: string name }, ..] } ? name : property.Name;
}
