using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>
/// What a model calls a function: the name it is given, else its method's, without <c>Async</c>, in snake case too (ModelContextProtocol). None where that isn't known.
/// </summary>
internal static class OfferedNames
{
    private const string Name = nameof(Name);

    /// <param name="method">With an attribute that may name it.</param>
    /// <param name="attribute">Its metadata name.</param>
    public static ImmutableArray<string> Of(IMethodSymbol method, string attribute)
    {
        foreach (var mark in method.GetAttributes())
            if (mark.AttributeClass is { } type && attribute.EndsWith($".{type.Name}", StringComparison.Ordinal))
                return mark.NamedArguments.FirstOrDefault(static argument => argument.Key is Name).Value.Value as string is { } named ? [named]
                    : mark.ConstructorArguments is [{ Value: string first }, ..] ? [first]
                    : FromMethod(method.Name);

        return [];
    }

    public static ImmutableArray<string> Of(Registration registration)
    {
        foreach (var argument in registration.Call.GivenArguments())
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { Name: "options" or "name" or "functionName" } parameter, Value: var value } && value.ConstantValue is not { HasValue: true, Value: null })
                if (parameter.Name is not "options" || value.WithoutConversions() is not IObjectCreationOperation { Initializer: { } settings })
                    return value.ConstantValue.Value is string given ? [given] : [];
                else if (settings.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static setting => setting.Target is IPropertyReferenceOperation { Property.Name: Name }) is { Value: var named })
                    return named.ConstantValue.Value is string name ? [name] : [];

        return registration.Code is { MethodKind: not MethodKind.AnonymousFunction, Name: var code } ? FromMethod(code) : [];
    }

    private static ImmutableArray<string> FromMethod(string method)
    {
        var name = method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - "Async".Length) : method;
        return [name, string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 && !char.IsUpper(name[at - 1]) && name[at - 1] != '_' ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()))];
    }
}
