using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Guards;

/// <summary>What is known of a value just by looking at it.</summary>
internal static class Constants
{
    /// <summary>The constant it is, as <see cref="Outcome.Written"/>.</summary>
    public static string? Of(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => Outcome.Written(constant),
        IDefaultValueOperation { Type: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } => Outcome.Null,
        IDefaultValueOperation { Type.SpecialType: SpecialType.System_Boolean } => Outcome.False,
        IDefaultValueOperation { Type.TypeKind: TypeKind.Enum } => "0",
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => Outcome.EmptyText,
        _ => null,
    };

    /// <summary>It can be neither null nor an empty text.</summary>
    public static bool IsSomething(IOperation value) => value switch
    {
        IObjectCreationOperation or IArrayCreationOperation or ITupleOperation or IFlowAnonymousFunctionOperation => true,
        IInterpolatedStringOperation text => text.Parts.Any(static part => part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string { Length: > 0 } }),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => IsText(sum.LeftOperand) || IsText(sum.RightOperand),
        _ => false,
    };

    private static bool IsText(IOperation operand) => operand.ConstantValue.Value is string { Length: > 0 };
}
