using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Calls;

/// <summary>Where a delegate that is invoked comes from. Made in source, it is a step where it is made; else somebody outside has made it.</summary>
internal static class DelegateOrigin
{
    /// <summary>The parameter, member or local that brings it in from outside; null if every value it can have is made here.</summary>
    public static ISymbol? Outside(IOperation invoked, Func<IOperation, IEnumerable<IOperation>> values)
    {
        var seen = new HashSet<IOperation>();
        var pending = new Stack<IOperation>([invoked]);
        while (pending.Count > 0)
        {
            var value = pending.Pop().WithoutConversions();
            if (!seen.Add(value))
                continue;

            var from = value is ILocalReferenceOperation or IFlowCaptureReferenceOperation ? [.. values(value)] : PartsOf(value);
            if (from.IsDefault || from.IsEmpty && value is ILocalReferenceOperation or IFlowCaptureReferenceOperation)
                return Bringing(value) ?? invoked.Type;

            foreach (var part in from)
                pending.Push(part);
        }

        return null;
    }

    /// <summary>The values that decide; none where it is made; default where it comes from outside.</summary>
    private static ImmutableArray<IOperation> PartsOf(IOperation value) => value switch
    {
        IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation or IMethodReferenceOperation or ILiteralOperation or IDefaultValueOperation or IObjectCreationOperation => [],
        IBinaryOperation combined => [combined.LeftOperand, combined.RightOperand],
        IArrayElementReferenceOperation { ArrayReference: var array } => [array],
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IArrayCreationOperation => [],
        ICollectionExpressionOperation collection => collection.Elements,
        ISpreadOperation spread => [spread.Operand],
        IInvocationOperation { TargetMethod: var method } when IsInSource(method) => [], // it makes it, and that is a step of its own
        IInvocationOperation { Instance: { } instance } => [instance],
        IInvocationOperation { Arguments: [{ Value: var first }, ..] } => [first], // an element of a list, a compiled expression
        IPropertyReferenceOperation { Property: var property, Instance: { } instance } when !IsInSource(property) => [instance],
        IPropertyReferenceOperation { Property: var property } when IsInSource(property) && IsComputed(property) => [],
        _ => default,
    };

    private static ISymbol? Bringing(IOperation value) => value switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IMemberReferenceOperation { Member: var member } => member,
        ILocalReferenceOperation { Local: var local } => local,
        IInvocationOperation { TargetMethod: var method } => method,
        _ => null,
    };

    private static bool IsInSource(ISymbol symbol) => !symbol.ContainingType.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsComputed(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
            if (member is IFieldSymbol { AssociatedSymbol: { } kept } && SymbolEqualityComparer.Default.Equals(kept, property.OriginalDefinition))
                return false;

        return true;
    }
}
