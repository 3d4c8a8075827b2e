using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>
/// What a model calls a function: the name it is given, else its method's, without the <c>Async</c> of what is awaited, in snake case too (ModelContextProtocol). None where that isn't known.
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
                    : FromMethod(method);

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

        return registration is { Kind: not RegistrationKind.Handler, Code: { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) } code } ? FromMethod(code) : []; // a local function is called what the compiler makes of it
    }

    /// <summary>As it is written, and in snake case. Of each kind those of ModelContextProtocol 2.4, Microsoft.Extensions.AI 10.11 and Semantic Kernel 1.82 were compared.</summary>
    private static ImmutableArray<string> FromMethod(IMethodSymbol method)
    {
        const string Async = "Async";
        var name = string.Concat(method.Name.Select(static letter => IsPlain(letter) ? letter : '_'));
        if (name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal) && method.ReturnType is { Name: "Task" or "ValueTask" or "IAsyncEnumerable" })
            name = name.Substring(0, name.Length - Async.Length);

        return [name, string.Join("_", string.Concat(name.Select((letter, at) => (StartsWord(name, at) ? "_" : "") + char.ToLowerInvariant(letter))).Split(['_'], StringSplitOptions.RemoveEmptyEntries))];
    }

    private static bool IsPlain(char letter) => letter is '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Of several capitals the last one does, if a small letter follows: <c>GetURLFor</c>.</summary>
    private static bool StartsWord(string name, int at) =>
        at > 0 && char.IsUpper(name[at]) && name[at - 1] != '_' && (!char.IsUpper(name[at - 1]) || at + 1 < name.Length && char.IsLower(name[at + 1]));
}
