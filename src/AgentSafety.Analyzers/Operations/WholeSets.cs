using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Calls that take everything unless they are told less: a bulk deletion without a filter, a collection without a selector.</summary>
internal sealed class WholeSets(WrittenValues values)
{
    private const int Longest = 32;

    /// <summary>By id of the family: the arguments of which one at least narrows it.</summary>
    private static readonly Dictionary<string, string[]> Selectors = new(StringComparer.Ordinal)
    {
        ["mongodb.delete-many"] = ["filter"],
        ["efcore.execute-delete"] = [],
    };

    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal) { "Where", "Take", "Skip", "OfType", "FromSql", "FromSqlRaw", "FromSqlInterpolated" };

    private static readonly string[] Labels = ["labelSelector", "fieldSelector"];

    public bool IsWhole(DestructiveOperation operation, IOperation call, CancellationToken cancellationToken)
    {
        if (call is not IInvocationOperation { TargetMethod.Name: var name } invocation)
            return false;
        if (name.StartsWith("DeleteCollection", StringComparison.Ordinal) && operation.Id.StartsWith("kubernetes.", StringComparison.Ordinal))
            return !invocation.Arguments.Any(static argument => argument.ArgumentKind is not ArgumentKind.DefaultValue && Labels.Contains(argument.Parameter?.Name) && argument.Value.ConstantValue is not { HasValue: true, Value: null });

        return Selectors.TryGetValue(operation.Id, out var selectors)
            && (selectors.Length == 0 ? !IsNarrowed(invocation, cancellationToken) : invocation.Arguments.Any(argument => selectors.Contains(argument.Parameter?.Name) && IsEmpty(argument.Value)));
    }

    /// <summary>Somewhere before it in the chain; what came from a parameter may be narrowed already.</summary>
    private bool IsNarrowed(IInvocationOperation call, CancellationToken cancellationToken)
    {
        IOperation? at = call;
        for (var links = 0; links < Longest && at is IInvocationOperation link; links++)
        {
            if (Narrowing.Contains(link.TargetMethod.Name))
                return true;

            at = (link.Instance ?? (link.Arguments.IsEmpty ? null : link.Arguments[0].Value)) is { } before ? values.Origin(before, cancellationToken) : null;
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
