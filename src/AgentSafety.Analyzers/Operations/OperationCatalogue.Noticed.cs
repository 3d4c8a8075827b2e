using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What is to be said of calls besides that they destroy.</summary>
internal sealed partial class OperationCatalogue
{
    /// <summary>What is to be said of a text that is handed over, at the words of it.</summary>
    public IEnumerable<Noticed> NoticedIn(ExecutedText text, IInvocationOperation call, CancellationToken cancellationToken)
    {
        var (written, values) = (models.OperationAt(call.Syntax, cancellationToken) as IInvocationOperation ?? call, new WrittenValues(models));
        return TextDangers.In(text, [.. written.Arguments.Where(static argument => !argument.IsImplicit || argument.ArgumentKind is ArgumentKind.ParamArray).SelectMany(argument => values.WrittenAs(argument.Value, cancellationToken))], call.Syntax);
    }

    /// <summary>What is to be said of a call that is no operation.</summary>
    /// <param name="operation">Of the graph.</param>
    /// <param name="isUnseen">It can't be followed.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public IEnumerable<Noticed> NoticedAt(IOperation operation, bool isUnseen, CancellationToken cancellationToken)
    {
        if (operation is IInvocationOperation { TargetMethod: var method } call && _grants.MayBe(method)
            && _grants.At(models.OperationAt(call.Syntax, cancellationToken) as IInvocationOperation ?? call, cancellationToken).ToArray() is { Length: > 0 } grants)
            return grants;

        return _ambient.At(operation, cancellationToken) is { } ambient ? [ambient]
            : isUnseen && _handOffs.At(operation) is { } handOff && !IsKnown(operation) ? [handOff]
            : [];
    }

    /// <summary>The catalogue speaks of it: that it isn't one here was found out.</summary>
    private bool IsKnown(IOperation operation) =>
        MemberOf(operation) is { } member && BuiltInOperations.ByMember.ContainsKey(member.Name) && !_families.GetOrAdd(member.OriginalDefinition, FamiliesOf).IsEmpty;

    /// <summary>What more is to be said of a call that is an operation of that family.</summary>
    public IEnumerable<Noticed> NoticedAt(DestructiveOperation family, IOperation operation, CancellationToken cancellationToken)
    {
        var written = models.OperationAt(operation.Syntax, cancellationToken) is { } found && MemberOf(found) is not null ? found : operation;
        return _recovery.SwitchedOff(family, written, cancellationToken).Concat(_tokens.NotStopped(written, cancellationToken) is { } noticed ? [noticed] : []);
    }
}
