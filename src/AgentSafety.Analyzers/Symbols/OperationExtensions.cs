namespace AgentSafety.Symbols;

internal static class OperationExtensions
{
    /// <summary>An operation and all below it, operands before what uses them. No recursion: real expressions nest thousands deep.</summary>
    public static IReadOnlyList<IOperation> InEvaluationOrder(this IOperation root)
    {
        var found = new List<IOperation>();
        root.AddInEvaluationOrder(found, new());
        return found;
    }

    public static void AddInEvaluationOrder(this IOperation root, List<IOperation> found, Stack<(IOperation Operation, bool OperandsDone)> pending)
    {
        pending.Push((root, false));
        while (pending.Count > 0)
        {
            var (operation, operandsDone) = pending.Pop();
            if (operandsDone || operation.ChildOperations.Count == 0)
            {
                found.Add(operation);
                continue;
            }

            pending.Push((operation, true));
            foreach (var operand in operation.ChildOperations.Reverse())
                pending.Push((operand, false));
        }
    }

    /// <summary>The same value without what only changes its type.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (true)
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion: operation = conversion.Operand; break;
                case IDelegateCreationOperation creation: operation = creation.Target; break;
                case IParenthesizedOperation parenthesized: operation = parenthesized.Operand; break;
                default: return operation;
            }
    }

    /// <summary>Of a call or a creation.</summary>
    public static ImmutableArray<IArgumentOperation> GivenArguments(this IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => [],
    };

    /// <summary>What it is called on, also where it is an extension.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) => call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);

    /// <summary>The member, lambda and all, that an operation is written in. Only for operations as written: a graph has no parents.</summary>
    public static IOperation WholeBody(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    /// <summary>What a local is given where it is declared, if it is given nothing else. Only for operations as written.</summary>
    public static IOperation? OnlyValueOf(this IOperation reference, ILocalSymbol local)
    {
        IOperation? value = null;
        foreach (var operation in reference.WholeBody().Descendants())
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                value = declarator.GetVariableInitializer()?.Value;
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation assigned } && SymbolEqualityComparer.Default.Equals(assigned.Local, local))
                return null;

        return value;
    }
}
