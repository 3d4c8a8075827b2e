using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Calls;

/// <summary>A member that an operation runs. The receiver's static type narrows what may answer; <c>base.</c> answers itself.</summary>
internal readonly record struct Call(IMethodSymbol Method, ITypeSymbol? Receiver = null, bool IsVirtual = true);

/// <summary>Which members one operation runs. Everything that runs code is a call, however it is spelt.</summary>
internal static class CallEdges
{
    /// <summary>The control-flow graph has already spelt out <c>using</c>, <c>foreach</c> and <c>lock</c> as the calls they make.</summary>
    public static IEnumerable<Call> Of(IOperation operation) => operation switch
    {
        IInvocationOperation call when DisposesWhateverEnumerates(call) => [],
        IInvocationOperation call => [new(call.TargetMethod, ReceiverOf(call.Instance), call.IsVirtual)],
        IObjectCreationOperation { Constructor: { } constructor } => [new(constructor)],
        IPropertyReferenceOperation property => Accessors(property),
        IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var raised } } assignment =>
            (assignment.Adds ? raised.AddMethod : raised.RemoveMethod) is { } accessor ? [new(accessor)] : [],
        IMethodReferenceOperation reference => [new(reference.Method, ReceiverOf(reference.Instance), reference.IsVirtual)],
        IBinaryOperation { OperatorMethod: { } method } => [new(method)],
        IUnaryOperation { OperatorMethod: { } method } => [new(method)],
        IConversionOperation { OperatorMethod: { } method } => [new(method)],
        ICompoundAssignmentOperation { OperatorMethod: { } method } => [new(method)],
        IIncrementOrDecrementOperation { OperatorMethod: { } method } => [new(method)],
        _ => [],
    };

    /// <summary>
    /// An untyped enumerator is disposed if it happens to be disposable; that would answer for every type there is. Only syntax tells it from
    /// a <c>using</c> that somebody wrote: the graph has lowered both to the same call.
    /// </summary>
    private static bool DisposesWhateverEnumerates(IInvocationOperation call) =>
        call is { IsImplicit: true, TargetMethod.ContainingType.SpecialType: SpecialType.System_IDisposable, Instance.Type.SpecialType: SpecialType.System_IDisposable, Syntax.Parent: CommonForEachStatementSyntax };

    /// <summary>The type as written: <c>using</c> converts its resource to <c>IDisposable</c>, which would answer for every type there is.</summary>
    private static ITypeSymbol? ReceiverOf(IOperation? instance) => instance?.WithoutConversions().Type;

    /// <summary>Initializers run as part of every constructor that doesn't hand over to a sibling; so does the base's parameterless one.</summary>
    public static IEnumerable<ISymbol> OnConstruction(IMethodSymbol constructor)
    {
        if (constructor.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor) || constructor.ContainingType is not { } type)
            yield break;

        foreach (var member in type.GetMembers())
            if (member.IsStatic == constructor.IsStatic && member is IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } or IPropertySymbol)
                yield return member;

        if (constructor is { IsStatic: false, IsImplicitlyDeclared: true } && type.BaseType is { SpecialType: SpecialType.None } parent)
            foreach (var inherited in parent.InstanceConstructors)
                if (inherited.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams))
                    yield return inherited.OriginalDefinition;
    }

    /// <summary>The static constructor of a type that is touched here, if source gives it one (or initializers that amount to one).</summary>
    public static IEnumerable<IMethodSymbol> OnFirstTouch(IOperation operation)
    {
        var touched = operation switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } } => type,
            IObjectCreationOperation { Type: INamedTypeSymbol type } => type,
            IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false, ContainingType: var type } } => type,
            IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType: var type } } => type,
            _ => null,
        };
        return touched is { DeclaringSyntaxReferences.IsEmpty: false } ? touched.OriginalDefinition.StaticConstructors : [];
    }

    private static IEnumerable<Call> Accessors(IPropertyReferenceOperation reference)
    {
        var receiver = ReceiverOf(reference.Instance);
        var (reads, writes) = Usage(reference);
        if (reads && reference.Property.GetMethod is { } getter)
            yield return new(getter, receiver);
        if (writes && reference.Property.SetMethod is { } setter)
            yield return new(setter, receiver);
    }

    private static (bool Reads, bool Writes) Usage(IPropertyReferenceOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation { Target: var target } when target == reference => (false, true),
        ICompoundAssignmentOperation { Target: var target } when target == reference => (true, true),
        IIncrementOrDecrementOperation => (true, true),
        IFlowCaptureOperation when IsWrittenTo(reference.Syntax) => (true, true),
        _ => (IsInTuple(reference.Syntax) is var taken && !taken, taken),
    };

    /// <summary>The graph evaluates a target before a value that branches, and then only syntax tells a write from a read: <c>c.P = b ? x : y</c>, <c>c.P ??= x</c>.</summary>
    private static bool IsWrittenTo(SyntaxNode reference) => reference.Parent is AssignmentExpressionSyntax assignment && assignment.Left == reference;

    /// <summary><c>(c.P, _) = …</c></summary>
    private static bool IsInTuple(SyntaxNode reference) =>
        reference.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } && assignment.Left == tuple;
}
