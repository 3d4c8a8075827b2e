using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Calls that take everything unless they are told less: a bulk deletion without a filter, a collection without a selector.</summary>
internal sealed class WholeSets(WrittenValues values)
{
    private const int Longest = 32;

    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal) { "Where", "Take", "Skip", "OfType", "FromSql", "FromSqlRaw", "FromSqlInterpolated" };

    public bool IsWhole(DestructiveOperation operation, IOperation call, CancellationToken cancellationToken) => call is IInvocationOperation invocation && operation.Everything switch
    {
        null => false,
        "always" => true,
        "unfiltered" => !IsNarrowed(invocation, cancellationToken),
        "empty filter" => invocation.Arguments.Any(static argument => argument.Parameter?.Name is "filter" && IsEmpty(argument.Value)),
        var without => IsWithout(invocation, without.Substring("without".Length).Split(',').Select(static name => name.Trim()).ToArray()),
    };

    /// <summary>It could be given one of these, and is given none.</summary>
    private static bool IsWithout(IInvocationOperation call, string[] selectors)
    {
        var offered = call.Arguments.Where(argument => selectors.Contains(argument.Parameter?.Name)).ToArray();
        return offered.Length > 0 && offered.All(static argument => argument.ArgumentKind is ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null });
    }

    /// <summary>Somewhere before it in the chain; what came from a parameter may be narrowed already.</summary>
    private bool IsNarrowed(IInvocationOperation call, CancellationToken cancellationToken)
    {
        IOperation? at = call;
        for (var links = 0; links < Longest && at is IInvocationOperation link; links++)
        {
            if (Narrowing.Contains(link.TargetMethod.Name))
                return true;

            at = link.Receiver() is { } before ? values.Origin(before, cancellationToken) : null;
        }

        return at is not IPropertyReferenceOperation { Property.Type.Name: "DbSet" };
    }

    /// <summary><c>_ => true</c>, <c>Filter.Empty</c>, <c>new BsonDocument()</c>, <c>"{}"</c>.</summary>
    private static bool IsEmpty(IOperation filter) => filter.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text.Trim().Trim('{', '}').Trim().Length == 0,
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: true } }] } => true,
        IPropertyReferenceOperation { Property.Name: "Empty" } => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type.Name: "BsonDocument" } => true,
        _ => false,
    };
}
