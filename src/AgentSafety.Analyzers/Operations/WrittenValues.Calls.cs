using System.Text.RegularExpressions;
using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Calls that put texts and lists together, and lists as written.</summary>
internal sealed partial class WrittenValues
{
    private static readonly HashSet<string> SameText = new(StringComparer.Ordinal) { "Trim", "TrimEnd", "TrimStart", "ToString", "ToUpper", "ToLower", "ToUpperInvariant", "ToLowerInvariant" };

    private static readonly HashSet<string> SameList = new(StringComparer.Ordinal) { "Select", "Where", "ToArray", "ToList", "AsEnumerable", "ToImmutableArray", "Distinct", "Cast", "OfType" };

    /// <summary>The elements of an array or collection as written, or the value itself.</summary>
    public static IEnumerable<IOperation> ElementsOf(IOperation value) => ListedIn(value.WithoutConversions()) ?? [value.WithoutConversions()];

    /// <summary>Null where it isn't a list, or a text that is built up.</summary>
    public static IEnumerable<IOperation>? ListedIn(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements.Select(static element => element is ISpreadOperation spread ? spread.Operand : element),
        IObjectCreationOperation { Initializer: null, Arguments: [{ Value: var other }] } when IsTextOrList(value.Type) => [other],
        IObjectCreationOperation { Initializer: null, Arguments.IsEmpty: true } when IsTextOrList(value.Type) => [],
        IObjectCreationOperation { Initializer.Initializers: var added } when IsTextOrList(value.Type) => added.OfType<IInvocationOperation>().SelectMany(static add => add.Arguments.Select(static argument => argument.Value)),
        _ => null,
    };

    private static bool IsTextOrList(ITypeSymbol? type) => type is { Name: "StringBuilder" or "List" or "Collection" or "HashSet" or "Queue" or "Stack" or "LinkedList" or "ObservableCollection" };

    /// <summary>Null when it isn't one of those.</summary>
    private static string[]? OfCall(IInvocationOperation call, Func<IOperation, string[]> part)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType is SpecialType.System_String)
            return method.Name switch
            {
                "Concat" => Joined(call.Arguments.SelectMany(static argument => ElementsOf(argument.Value))),
                "Join" when call.Arguments is [var separator, .. var rest] => Parted(separator.Value, [.. rest.SelectMany(static argument => ElementsOf(argument.Value))]),
                "Format" => Formatted(call.Arguments),
                "Replace" when call.Instance is { } text => [.. part(text).Select(whole => IsQuote(call.Arguments) ? TextMarks.WithoutForeign(whole) : whole)],
                _ when SameText.Contains(method.Name) && call.Instance is { } text => part(text),
                _ => null,
            };

        return method switch
        {
            { Name: "ToString" } when call is { Instance: { } text } && (IsTextOrList(text.Type) || text.Type?.SpecialType is SpecialType.System_Object) => part(text),
            { ContainingType.Name: "Enumerable", Name: "Select" } when call.Arguments is [_, { Value: var made }] && LeavesOutElement(made) => Unknown,
            { ContainingType.Name: "Enumerable" or "ImmutableArray" or "List" } when SameList.Contains(method.Name) => part(call.Instance ?? call.Arguments[0].Value),
            { ContainingType.Name: "Enumerable", Name: "Concat" or "Append" } => Parted(null, [.. call.Arguments.Select(static argument => argument.Value)]),
            { Name: "GetResult", ContainingType.Name: "TaskAwaiter" or "ValueTaskAwaiter" } when call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited } => part(awaited),
            { Name: "ConfigureAwait" } when call.Instance is { } task => part(task),
            { ContainingType.Name: "Task" or "ValueTask", Name: "FromResult" } => part(call.Arguments[0].Value),
            { ContainingType.Name: "HttpMethod", Name: "Parse" } => part(call.Arguments[0].Value),
            { ContainingType.Name: "Enumerable", Name: "Prepend" } => Parted(null, [.. call.Arguments.Select(static argument => argument.Value).Reverse()]),
            _ => null,
        };

        string[] Joined(IEnumerable<IOperation> parts) => parts.Aggregate(Empty, (texts, operation) => Cross(texts, part(operation)));

        string[] Parted(IOperation? separator, ImmutableArray<IOperation> elements)
        {
            string[] between = separator is null ? [TextMarks.Separator.ToString()] : part(separator);
            return elements.IsEmpty ? Empty : elements.Skip(1).Aggregate(part(elements[0]), (texts, element) => Cross(Cross(texts, between), part(element)));
        }

        string[] Formatted(ImmutableArray<IArgumentOperation> arguments)
        {
            var format = arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "format");
            var given = arguments.Where(argument => argument.Parameter?.Name is not ("format" or "provider")).SelectMany(static argument => ElementsOf(argument.Value)).ToArray();
            return format is null ? Unknown : [.. part(format.Value).Select(text => Regex.Replace(text, @"\{(\d+)[^{}]*\}", hole =>
                int.TryParse(hole.Groups[1].Value, out var index) && index < given.Length ? part(given[index])[0] : TextMarks.Hole.ToString()))];
        }
    }

    /// <summary>Only how many there are: <c>Select((_, i) => $"@p{i}")</c>.</summary>
    private static bool LeavesOutElement(IOperation made) =>
        made.WithoutConversions() is var code && ((code as IDelegateCreationOperation)?.Target ?? code) is IAnonymousFunctionOperation { Symbol.Parameters: [var element, ..], Body: var body }
        && !body.Descendants().Any(use => use is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, element));

    /// <summary>Quotes doubled: what comes from outside can't end the literal, or the quoted name, it stands in.</summary>
    private static bool IsQuote(ImmutableArray<IArgumentOperation> arguments) =>
        arguments is [{ Value.ConstantValue: { HasValue: true, Value: var replaced } }, ..] && replaced is "'" or '\'' or "\"" or "]" or "`";
}
