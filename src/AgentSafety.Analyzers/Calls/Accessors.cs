using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Calls;

/// <summary>Which accessors of a property, an indexer or an event run.</summary>
internal static class Accessors
{
    public static IEnumerable<Call> Of(IPropertyReferenceOperation reference) =>
        Of(reference.Property, reference, CallEdges.ReceiverOf(reference.Instance), isVirtual: !IsBase(reference.Instance));

    /// <summary><c>c[^1]</c> asks for the length and then for the element; <c>c[1..]</c> for the slice.</summary>
    public static IEnumerable<Call> Of(IImplicitIndexerReferenceOperation reference)
    {
        var receiver = CallEdges.ReceiverOf(reference.Instance);
        var isVirtual = !IsBase(reference.Instance);
        return Read(reference.LengthSymbol, receiver, isVirtual).Concat(reference.IndexerSymbol is IPropertySymbol indexer
            ? Of(indexer, reference, receiver, isVirtual)
            : Read(reference.IndexerSymbol, receiver, isVirtual));
    }

    public static IEnumerable<Call> Of(IEventAssignmentOperation assignment) =>
        assignment.EventReference is IEventReferenceOperation { Event: var named, Instance: var instance } && (assignment.Adds ? named.AddMethod : named.RemoveMethod) is { } accessor
            ? [new(accessor, CallEdges.ReceiverOf(instance), IsVirtual: !IsBase(instance))]
            : [];

    /// <summary>What reading it runs, be it a property or a method that stands in for one.</summary>
    public static IEnumerable<Call> Read(ISymbol? symbol, ITypeSymbol? receiver, bool isVirtual = true) => symbol switch
    {
        IMethodSymbol method => [new(method, receiver, isVirtual)],
        IPropertySymbol { GetMethod: { } getter } => [new(getter, receiver, isVirtual)],
        _ => [],
    };

    private static IEnumerable<Call> Of(IPropertySymbol property, IOperation reference, ITypeSymbol? receiver, bool isVirtual)
    {
        var (reads, writes) = property.ReturnsByRef ? (true, false) : Usage(reference); // what is written to is what the getter returns
        if (reads && property.GetMethod is { } getter)
            yield return new(getter, receiver, isVirtual);
        if (writes && property.SetMethod is { } setter)
            yield return new(setter, receiver, isVirtual);
    }

    private static (bool Reads, bool Writes) Usage(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation { Syntax: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } } => (false, false), // an initializer fills the backing field
        ISimpleAssignmentOperation { Target: var target } when target == reference => (false, true),
        ICompoundAssignmentOperation { Target: var target } when target == reference => (true, true),
        IIncrementOrDecrementOperation => (true, true),
        IFlowCaptureOperation when AssignmentTo(reference.Syntax) is { } assignment => (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression), true),
        _ => (IsTakenApartInto(reference.Syntax) is var taken && !taken, taken),
    };

    /// <summary>The graph evaluates a target before a value that branches, and then only syntax tells a write from a read: <c>c.P = b ? x : y</c>, <c>c.P ??= x</c>.</summary>
    private static AssignmentExpressionSyntax? AssignmentTo(SyntaxNode reference) =>
        reference.Parent is AssignmentExpressionSyntax assignment && assignment.Left == reference ? assignment : null;

    /// <summary><c>((c.P, _), _) = …</c>, <c>foreach ((c.P, _) in …)</c></summary>
    private static bool IsTakenApartInto(SyntaxNode reference)
    {
        var target = reference;
        while (target.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            target = tuple;

        return target != reference && target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            ForEachVariableStatementSyntax loop => loop.Variable == target,
            _ => false,
        };
    }

    /// <summary>Nothing overrides what <c>base.</c> names; the graph keeps that in syntax alone.</summary>
    private static bool IsBase(IOperation? instance) => instance is { Syntax: BaseExpressionSyntax };
}
