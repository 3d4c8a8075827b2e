using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>
/// Which methods a query keeps, where its condition says so: those with an attribute (<c>Where(m => m.GetCustomAttribute&lt;A>() != null)</c>), those of
/// a name. Any other part of a condition is taken to keep all.
/// </summary>
internal static class MethodFilter
{
    public static Func<IMethodSymbol, bool> In(IInvocationOperation query) =>
        query.TargetMethod.Name is not ("Where" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault")
        || query.Arguments is not [_, { Value: var condition }]
        || condition.WithoutConversions() is not IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] }
            ? static _ => true
            : method => Keeps(returned, method);

    private static bool Keeps(IOperation condition, IMethodSymbol method) => condition.WithoutConversions() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Keeps(both.LeftOperand, method) && Keeps(both.RightOperand, method),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: IPropertyReferenceOperation { Property.Name: "Name" }, RightOperand.ConstantValue: { HasValue: true, Value: string name } } => method.Name == name,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand: var nothing } test when IsNull(nothing) => HasAttribute(test.LeftOperand, method),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var nothing } } } test when IsNull(nothing) => HasAttribute(test.Value, method),
        IIsPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation } test => HasAttribute(test.Value, method),
        IInvocationOperation test => HasAttribute(test, method),
        _ => true,
    };

    private static bool IsNull(IOperation value) => value.WithoutConversions().ConstantValue is { HasValue: true, Value: null };

    private static bool HasAttribute(IOperation test, IMethodSymbol method)
    {
        foreach (var operation in test.DescendantsAndSelf())
            if (operation is IInvocationOperation { TargetMethod.Name: "GetCustomAttribute" or "GetCustomAttributes" or "IsDefined" } look
                && (look.TargetMethod.TypeArguments.FirstOrDefault() ?? look.Descendants().OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand) is INamedTypeSymbol attribute)
                return method.GetAttributes().Any(own => own.AttributeClass.IsOrInherits(attribute));

        return true;
    }
}
