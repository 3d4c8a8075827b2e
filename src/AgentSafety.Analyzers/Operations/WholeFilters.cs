using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Filters and queries that leave nothing out.</summary>
internal static class WholeFilters
{
    /// <summary><c>_ => true</c>, <c>Filter.Empty</c>, <c>Filter.Where(_ => true)</c>, <c>new BsonDocument()</c>, <c>"{}"</c>.</summary>
    public static bool IsEmpty(IOperation filter) => filter.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text.Trim().Trim('{', '}').Trim().Length == 0,
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: true } }] } => true,
        IPropertyReferenceOperation { Property.Name: "Empty" } => true,
        IInvocationOperation { TargetMethod: { Name: "Where", ContainingType.Name: "FilterDefinitionBuilder" }, Arguments: [{ Value: var test }] } => IsEmpty(test),
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type.Name: "BsonDocument" } => true,
        _ => false,
    };

    /// <summary><c>d => d.Query(q => q.MatchAll())</c>, <c>new DeleteByQueryRequest("logs") { Query = new MatchAllQuery() }</c>.</summary>
    public static bool MatchesAll(IInvocationOperation call) => call.Arguments.Any(static argument => argument.Value.DescendantsAndSelf().Any(static part => part switch
    {
        IInvocationOperation { TargetMethod.Name: "Query", Arguments: [{ Value: var query }] } => IsOfAll(query),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Query" }, Value: var query } => IsOfAll(query),
        _ => false,
    }));

    private static bool IsOfAll(IOperation query) => query.WithoutConversions() switch
    {
        IConversionOperation { Operand: var inner } => IsOfAll(inner),
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } made }, ..] } => IsOfAll(made),
        IAnonymousFunctionOperation { Body.Operations: [IExpressionStatementOperation { Operation: var made }, ..] } => IsOfAll(made),
        IInvocationOperation { TargetMethod.Name: "MatchAll" } => true,
        IObjectCreationOperation { Type.Name: "MatchAllQuery" } => true,
        _ => false,
    };
}
