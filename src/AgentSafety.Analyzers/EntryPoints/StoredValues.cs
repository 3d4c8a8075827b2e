using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

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
}
