using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>Where a value comes from, within the body that uses it.</summary>
internal static class StoredValues
{
    /// <summary>What a local is given where it is declared, if it is given nothing else.</summary>
    public static IOperation? OnlyOf(IOperation reference, ILocalSymbol local)
    {
        IOperation? value = null;
        foreach (var operation in reference.WholeBody().Descendants())
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                value = declarator.GetVariableInitializer()?.Value;
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation assigned } && SymbolEqualityComparer.Default.Equals(assigned.Local, local))
                return null;

        return value;
    }

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
