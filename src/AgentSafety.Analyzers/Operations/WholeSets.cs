using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Calls that take everything unless they are told less: a bulk deletion without a filter, a collection without a selector, a prefix that may be short.</summary>
internal sealed class WholeSets(WrittenValues values)
{
    private const int Longest = 32;

    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal) { "Where", "Take", "Skip", "OfType", "FromSql", "FromSqlRaw", "FromSqlInterpolated" };

    private readonly WrittenSettings _settings = new(values);

    public bool IsWhole(DestructiveOperation operation, IOperation call, CancellationToken cancellationToken) => call is IInvocationOperation invocation && operation.Everything?.Split([' '], 2) switch
    {
        null => false,
        ["always"] => true,
        ["unfiltered"] => !IsNarrowed(invocation, cancellationToken),
        ["empty", _] => invocation.Arguments.Any(argument => argument.Parameter?.Name is "filter" && WholeFilters.IsEmpty(values.Origin(argument.Value, cancellationToken))),
        ["match", _] => WholeFilters.MatchesAll(invocation),
        ["prefix", var name] => !IsLong(invocation, name, cancellationToken),
        [_, var without] => IsWithout(invocation, without.Split(',').Select(static name => name.Trim()).ToArray()),
        _ => false,
    };

    /// <summary>It could be given one of these, and is given none.</summary>
    private static bool IsWithout(IInvocationOperation call, string[] selectors)
    {
        var offered = call.Arguments.Where(argument => selectors.Contains(argument.Parameter?.Name)).ToArray();
        return offered.Length > 0 && offered.All(static argument => argument.ArgumentKind is ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null });
    }

    /// <summary>However it goes on, it begins with words that are written there.</summary>
    private bool IsLong(IInvocationOperation call, string name, CancellationToken cancellationToken)
    {
        var written = _settings.ValuesOf(call, name, cancellationToken).SelectMany(value => values.TextsOf(value, cancellationToken)).ToArray();
        return written.Length > 0 && written.All(static text => text.Length > 0 && !TextMarks.IsUnknown(text[0]));
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
}
