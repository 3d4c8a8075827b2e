using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What variables and members are given, and what a sum adds up.</summary>
internal sealed partial class WrittenValues
{
    /// <summary>A sum leans to the left, as deep as it is long.</summary>
    private static Stack<IOperation> Operands(IBinaryOperation sum)
    {
        var operands = new Stack<IOperation>();
        IOperation left = sum;
        while (left.WithoutConversions() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } inner)
        {
            operands.Push(inner.RightOperand);
            left = inner.LeftOperand;
        }

        operands.Push(left);
        return operands;
    }

    /// <summary>Every value that source assigns to a local, or the initializer of a read-only field or constant property; and what is appended to it.</summary>
    private (ImmutableArray<IOperation> Values, ImmutableArray<Appended> Appended) AssignedTo(IOperation reference, CancellationToken cancellationToken)
    {
        if (reference is IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] } }
            && declaration.GetSyntax(cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer.Value: { } initial }
            && models.OperationAt(initial, cancellationToken) is { } value)
            return ([value], []);

        if (reference is IPropertyReferenceOperation { Property: { SetMethod: null, DeclaringSyntaxReferences: [var property] } }
            && property.GetSyntax(cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { Initializer.Value: { } first }
            && models.OperationAt(first, cancellationToken) is { } held)
            return ([held], []);

        if (reference is not ILocalReferenceOperation { Local: var local })
            return ([], []);

        var written = WrittenBody.Around(reference);
        return ([.. written.ValuesOf(local)], [.. written.AppendedTo(local)]);
    }
}
