using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What the very body that takes it away has made before, by a call that fails where there is one already (the catalogue's <c>made by</c>), so that
/// nobody else's goes: what that call gave back, or the same name once it has returned. Anything else may be somebody's.
/// </summary>
internal sealed class MadeHere(KnownTypes types, WrittenValues values)
{
    private const int Deepest = 16;
    private const string Receiver = "";

    private readonly Slots _slots = new(values);

    public bool Holds(DestructiveOperation family, IOperation call, CancellationToken cancellationToken)
    {
        if (family.MadeBy.IsEmpty || call is not IInvocationOperation deletion || TargetsOf(deletion, cancellationToken) is not { Length: > 0 } targets)
            return false;

        return call.WholeBody().Descendants().OfType<IInvocationOperation>().Any(making => IsMaking(making, family) && NounOf(making) == NounOf(deletion) && MakesAll(making, targets, deletion, cancellationToken));
    }

    private bool IsMaking(IInvocationOperation call, DestructiveOperation family) =>
        family.MadeBy.Contains(call.TargetMethod.Name) && family.Types.Any(type => types.IsOrInherits(call.TargetMethod.ContainingType, type));

    /// <summary>What stands between the verb and how it is called: <c>CreateQueueAsync</c> makes what <c>DeleteQueueAsync</c> takes away, and no topic.</summary>
    private static string NounOf(IInvocationOperation call) => string.Concat(NameWords.Of(call.TargetMethod.Name).Skip(1).TakeWhile(static word => word is not ("Async" or "With")));

    /// <summary>What is named; of <c>container.DeleteAsync()</c> the container.</summary>
    private ImmutableArray<(string Name, IOperation Value)> TargetsOf(IInvocationOperation deletion, CancellationToken cancellationToken) => _slots.Of(deletion, cancellationToken) switch
    {
        null => [],
        { IsEmpty: true } when deletion is { TargetMethod.Name: "Delete" or "DeleteAsync", Instance: { } target } => [(Receiver, target)],
        { } named => named,
    };

    private bool MakesAll(IInvocationOperation making, ImmutableArray<(string Name, IOperation Value)> targets, IInvocationOperation deletion, CancellationToken cancellationToken)
    {
        var given = making.TargetMethod.Name is "Create" or "CreateAsync" && making.Instance is { } made ? [(Receiver, made)] : _slots.Of(making, cancellationToken) ?? [];
        var back = targets.Count(target => IsGivenBack(target.Value, making));
        return targets.All(target => IsGivenBack(target.Value, making) || given.Any(slot => string.Equals(slot.Name, target.Name, StringComparison.OrdinalIgnoreCase) && IsSame(slot.Value, target.Value)))
            && (back > 0 || Dominance.HasReturnedBefore(making, deletion.Syntax));
    }

    /// <summary>The same constant, or a variable that is never written again.</summary>
    private static bool IsSame(IOperation one, IOperation other)
    {
        (one, other) = (one.WithoutConversions(), other.WithoutConversions());
        return one.ConstantValue is { HasValue: true, Value: string text } ? other.ConstantValue is { HasValue: true, Value: string same } && same == text
            : WrittenBody.VariableIn(one) is { } variable && SymbolEqualityComparer.Default.Equals(variable, WrittenBody.VariableIn(other))
                && WrittenBody.Around(one) is var body && !body.AppendedTo(variable).Any() && body.ValuesOf(variable).Count <= (variable is ILocalSymbol ? 1 : 0);
    }

    /// <summary>It is the result of that call, or part of it, and was never anything else.</summary>
    private static bool IsGivenBack(IOperation value, IInvocationOperation making)
    {
        for (var hops = 0; hops < Deepest; hops++)
        {
            value = value.WithoutConversions();
            if (value == making)
                return true;

            if (Before(value) is not { } source)
                return false;

            value = source;
        }

        return false;
    }

    private static IOperation? Before(IOperation value) => value switch
    {
        IAwaitOperation awaited => awaited.Operation,
        IPropertyReferenceOperation { Instance: { } owner } => owner,
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IInvocationOperation call when call.TargetMethod.RootNamespace() is "System" || call.TargetMethod is { IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true, Parameters.Length: <= 1 } => call.Receiver(),
        ILocalReferenceOperation { Local: var local } when WrittenBody.Around(value) is var body && !body.AppendedTo(local).Any() => OnlyOf([.. body.ValuesOf(local).Where(static assigned => assigned.WithoutConversions().ConstantValue is not { HasValue: true, Value: null })]),
        _ => null,
    };

    private static IOperation? OnlyOf(ImmutableArray<IOperation> assigned) => assigned is [var only] ? only : null;
}
