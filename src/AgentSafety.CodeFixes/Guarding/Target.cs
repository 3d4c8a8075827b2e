using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>
/// What exactly is destroyed, in the words of the call: its arguments that name something. Only what can be written twice and evaluated twice:
/// names, members of names, text.
/// </summary>
internal static class Target
{
    /// <summary>Null when the call doesn't say, or not in words that can be repeated: half a target would be worse than none.</summary>
    /// <param name="step">The call.</param>
    /// <param name="operation">Its id. Words of a command line stand side by side.</param>
    public static string? Of(IOperation step, string operation)
    {
        var isCommand = operation.StartsWith("command.", StringComparison.Ordinal);
        var (parts, separator) = CommandTarget.Of(step) is { } command ? (command, " ") : (PartsOf(step), isCommand ? " " : ", ");
        return parts switch
        {
            [] => ReceiverTarget.Of(step),
            _ when parts.Contains(Part.Unsayable) => null,
            [{ IsString: true } only] => isCommand ? only.Code.Replace("string.Join(\", \"", "string.Join(\" \"") : only.Code,
            _ when parts.All(static part => part.Text is not null) => SymbolDisplay.FormatLiteral(string.Join(separator, parts.Select(static part => part.Text)), quote: true),
            _ => $"$\"{string.Join(separator, parts.Select(static part => part.InsideText))}\"",
        };
    }

    private static Part[] PartsOf(IOperation step) => [.. Arguments(step).SelectMany(static argument => PartsOf(argument.Value, argument.Parameter?.Name ?? ""))];

    /// <summary>As they are written.</summary>
    public static IEnumerable<IArgumentOperation> Arguments(IOperation step)
    {
        var arguments = step switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.Where(static argument => argument.ArgumentKind is not ArgumentKind.DefaultValue).OrderBy(static argument => argument.Syntax.SpanStart);
    }

    public static IEnumerable<Part> PartsOf(IOperation value, string role) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => PartsOf(conversion.Operand, role),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.SelectMany(element => PartsOf(element, role)),
        ICollectionExpressionOperation { Elements: var elements } => elements.SelectMany(element => PartsOf(element, role)),
        IObjectCreationOperation creation => Arguments(creation).SelectMany(static argument => PartsOf(argument.Value, argument.Parameter?.Name ?? ""))
            .Concat((creation.Initializer?.Initializers ?? []).SelectMany(member => PartsOfInitializer(member, role))),
        _ when Part.Of(value, role) is { } part => [part],
        _ => [],
    };

    /// <summary>Of a request made on the spot, the members that say what it is about. A last snapshot is what stays.</summary>
    private static IEnumerable<Part> PartsOfInitializer(IOperation initializer, string role) => initializer switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name }, Value: var value } when Part.Names(name) && !name.StartsWith("Final", StringComparison.Ordinal) => PartsOf(value, name),
        IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation { Member.Name: var name }, Initializer.Initializers: var elements } when Part.Names(name) =>
            elements.SelectMany(element => PartsOfInitializer(element, name)),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var element }] } => PartsOf(element, role),
        _ => [],
    };
}
