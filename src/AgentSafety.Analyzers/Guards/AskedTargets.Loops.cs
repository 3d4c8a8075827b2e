using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What takes its targets one by one.</summary>
internal sealed partial class AskedTargets
{
    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation loop)
                return loop;

        return null;
    }

    /// <summary>The nearest loop, or the call that runs a lambda for each of a list, and the variables that are another thing each time.</summary>
    private static (SyntaxNode Loop, IReadOnlyList<ISymbol> Turns)? EachAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation { Locals: var locals })
                return (around.Syntax, [.. locals]);
            else if (around is IAnonymousFunctionOperation { Symbol.Parameters: var parameters } lambda && CallOf(lambda) is { TargetMethod: { Name: "ForEach" or "ForEachAsync", ContainingType.Name: "Parallel" or "List" or "Array" } } call)
                return (call.Syntax, [.. parameters]);

        return null;
    }

    private static IInvocationOperation? CallOf(IOperation lambda)
    {
        var around = lambda.Parent;
        while (around is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            around = around.Parent;

        return around as IInvocationOperation;
    }

    /// <summary><c>name.StartsWith(begin)</c>, <c>begin + "*"</c>, <c>$"{begin}*"</c></summary>
    private static bool TakesAllWith(IOperation part, ISymbol begin) => part switch
    {
        IInvocationOperation { TargetMethod: { Name: "StartsWith" or "EndsWith" or "Contains", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value: var text }, ..] } => Is(text, begin),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var left, RightOperand: var right } => Is(left, begin) && IsAny(right) || Is(right, begin) && IsAny(left),
        IInterpolatedStringOperation { Parts: var parts } => parts.Any(part => part is IInterpolationOperation { Expression: var hole } && Is(hole, begin)) && parts.Any(static part => part is IInterpolatedStringTextOperation { Text: var text } && IsAny(text)),
        _ => false,
    };

    private static bool Is(IOperation value, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Sources.Variable(value.WithoutConversions()), variable);

    private static bool IsAny(IOperation text) => text.ConstantValue.Value is string words && words.Contains('*');
}
