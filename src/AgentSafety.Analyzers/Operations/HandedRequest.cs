using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>A body hands an object that it was given to an operation: whoever made it may have taken off the way back. A plain value.</summary>
/// <param name="Parameter">Ordinal of the parameter that holds the object.</param>
/// <param name="Family">Id of the operation's family.</param>
internal readonly record struct HandedRequest(int Parameter, string Family);

/// <summary>Follows such objects from the operation back to who made them.</summary>
internal sealed partial class OperationCatalogue
{
    private static readonly Lazy<Dictionary<string, DestructiveOperation>> Dangerous = new(static () =>
        BuiltInOperations.All.Where(static family => !family.Danger.IsDefaultOrEmpty).ToDictionary(static family => family.Id, StringComparer.Ordinal));

    /// <summary>The parameters of the body that a call of an operation is given, where that has settings that matter.</summary>
    public IEnumerable<HandedRequest> RequestsOf(DestructiveOperation family, IOperation operation, ISymbol body, CancellationToken cancellationToken) =>
        Dangerous.Value.ContainsKey(family.Id) && Written(operation, cancellationToken) is { } call
            ? call.Arguments.Select(argument => ParameterIn(argument, body, cancellationToken)).OfType<int>().Select(parameter => new HandedRequest(parameter, family.Id))
            : [];

    /// <summary>The same, further up: what the called body hands on, it was given by this one.</summary>
    public HandedRequest? HandedOn(HandedRequest request, IInvocationOperation operation, ISymbol body, CancellationToken cancellationToken) =>
        ArgumentFor(request, operation, cancellationToken) is { } argument && ParameterIn(argument, body, cancellationToken) is { } parameter ? request with { Parameter = parameter } : null;

    /// <summary>What is to be said of the object where it is made.</summary>
    public IEnumerable<Noticed> NoticedIn(HandedRequest request, IInvocationOperation operation, CancellationToken cancellationToken) =>
        ArgumentFor(request, operation, cancellationToken) is { } argument ? _recovery.SwitchedOffIn(argument.Value, Dangerous.Value[request.Family], cancellationToken) : [];

    private IArgumentOperation? ArgumentFor(HandedRequest request, IInvocationOperation operation, CancellationToken cancellationToken) =>
        Written(operation, cancellationToken)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == request.Parameter);

    private IInvocationOperation? Written(IOperation operation, CancellationToken cancellationToken) => models.OperationAt(operation.Syntax, cancellationToken) as IInvocationOperation;

    private int? ParameterIn(IArgumentOperation argument, ISymbol body, CancellationToken cancellationToken) =>
        argument.Value.Type is { IsReferenceType: true, SpecialType: SpecialType.None } && new WrittenValues(models).Origin(argument.Value, cancellationToken) is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body) ? parameter.Ordinal : null;
}
