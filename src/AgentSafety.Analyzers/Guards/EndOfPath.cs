using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Writes that leave a path where it lies: a separator is put behind it, or taken off. A root that is made to end in one holds what it held.</summary>
internal static class EndOfPath
{
    private const int Deepest = 8;

    public static bool IsAllThatChanges(IOperation write) => write switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: var target, Value: var end } => IsText(StoredValues.Variable(target)) && IsSeparator(end),
        ISimpleAssignmentOperation { IsRef: false, Target: var target, Value: var value } => StoredValues.Variable(target) is { } variable && IsText(variable) && IsStill(variable, value),
        _ => false,
    };

    private static bool IsText(ISymbol? variable) => variable is ILocalSymbol { Type.SpecialType: SpecialType.System_String } or IParameterSymbol { Type.SpecialType: SpecialType.System_String };

    private static bool IsStill(ISymbol variable, IOperation value)
    {
        for (var hops = 0; hops < Deepest; hops++)
            switch (value.WithoutConversions())
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var path, RightOperand: var end } when IsSeparator(end):
                    value = path;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "TrimEnd", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } path }:
                    value = path;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "TrimEndingDirectorySeparator", ContainingType.Name: "Path" }, Arguments: [{ Value: var path }] }:
                    value = path;
                    break;
                case var last:
                    return hops > 0 && SymbolEqualityComparer.Default.Equals(StoredValues.Variable(last), variable);
            }

        return false;
    }

    private static bool IsSeparator(IOperation end) => end.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: "/" or "\\" or '/' or '\\' } } => true,
        IFieldReferenceOperation { Field: { Name: "DirectorySeparatorChar" or "AltDirectorySeparatorChar", ContainingType.Name: "Path" } } => true,
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } separator } => IsSeparator(separator),
        _ => false,
    };
}
