using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Calls;

/// <summary>A member that an operation runs. The receiver's static type narrows what may answer; <c>base.</c> answers itself.</summary>
internal readonly record struct Call(IMethodSymbol Method, ITypeSymbol? Receiver = null, bool IsVirtual = true);

/// <summary>Which members one operation runs. Everything that runs code is a call, however it is spelt.</summary>
internal static class CallEdges
{
    /// <summary>
    /// The control-flow graph has already spelt out <c>using</c>, <c>foreach</c>, initializers, queries and interpolated string handlers as the calls
    /// they make. What it leaves as one operation is taken apart here; the models are asked only for what an operation doesn't say itself.
    /// </summary>
    public static IEnumerable<Call> Of(IOperation operation, SourceModels models) => operation switch
    {
        IInvocationOperation call => Invocations.Of(call),
        IObjectCreationOperation { Constructor: { ContainingType.IsGenericType: true } constructor } => [new(constructor), .. Construction.OfTypeArguments(constructor.ContainingType)],
        IObjectCreationOperation { Constructor: { } constructor } => [new(constructor)],
        IMethodReferenceOperation reference => [new(reference.Method, ReceiverOf(reference.Instance), reference.IsVirtual || Invocations.IsAnsweredByTypeArgument(reference.Method))],
        IPropertyReferenceOperation property => Accessors.Of(property),
        IImplicitIndexerReferenceOperation indexer => Accessors.Of(indexer),
        IEventAssignmentOperation assignment => Accessors.Of(assignment),
        IBinaryOperation or IUnaryOperation or IConversionOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation => Operators.Of(operation),
        ITupleBinaryOperation comparison => Operators.Of(comparison, models),
        IInterpolationOperation { Expression.Type: var type } => Texts.Formatting(type),
        IDeconstructionAssignmentOperation assignment => Patterns.Of(assignment, models),
        IPatternOperation pattern => Patterns.Of(pattern),
        ICollectionExpressionOperation collection => Collections.Of(collection, models),
        ISpreadOperation spread => Collections.Of(spread, models),
        IAwaitOperation awaited => Awaiters.Of(awaited, models),
        { Kind: OperationKind.None } => Pinned.Of(operation, models),
        _ => [],
    };

    /// <summary>Half of all operations only name, hold or hand on a value: for them nobody need be asked.</summary>
    public static bool RunsNothing(IOperation operation) => operation
        is ILiteralOperation or ILocalReferenceOperation or IInstanceReferenceOperation or IArgumentOperation or IFlowCaptureOperation or IFlowCaptureReferenceOperation
        or ISimpleAssignmentOperation or IExpressionStatementOperation or IParameterReferenceOperation { Type.TypeKind: not TypeKind.Delegate } or IFieldReferenceOperation { Field.IsStatic: false };

    /// <summary>The type as written: <c>using</c> converts its resource to <c>IDisposable</c>, which would answer for every type there is.</summary>
    public static ITypeSymbol? ReceiverOf(IOperation? instance) => instance?.WithoutConversions().Type;
}
