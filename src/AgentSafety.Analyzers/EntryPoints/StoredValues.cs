using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>Where a value comes from, within the body that uses it.</summary>
internal static class StoredValues
{
    /// <summary>What a <c>foreach</c> that declares the local goes over.</summary>
    public static IOperation? LoopedOver(IOperation reference, ILocalSymbol local)
    {
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
            if (parent is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
                return loop.Collection;

        return null;
    }

    /// <summary>What a query goes over whose function has the parameter: <c>sequence.Select(parameter => …)</c>.</summary>
    public static IOperation? QueriedBy(IOperation reference, IParameterSymbol parameter)
    {
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default))
                return ArgumentOf(lambda) is { Parent: IInvocationOperation call } ? call.Instance ?? call.Arguments[0].Value : null;

        return null;
    }

    private static IOperation? ArgumentOf(IOperation value)
    {
        while (value.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            value = value.Parent;

        return value.Parent as IArgumentOperation;
    }
}
