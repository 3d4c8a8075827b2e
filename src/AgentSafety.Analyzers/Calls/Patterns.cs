using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>Taking values apart: <c>(a, b) = value</c>, <c>value is (1, _)</c>, <c>value is [1, .. var rest]</c>. Property patterns read properties, and say so.</summary>
internal static class Patterns
{
    public static IEnumerable<Call> Of(IPatternOperation pattern) => pattern switch
    {
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method, MatchedType: var matched } => [new(method, matched)],
        IRecursivePatternOperation { DeconstructSymbol: INamedTypeSymbol { Name: "ITuple" } elements } => elements.GetMembers().SelectMany(member => Accessors.Read(member as IPropertySymbol, elements)),
        IListPatternOperation list => Accessors.Read(list.LengthSymbol, list.InputType)
            .Concat(list.Patterns.Any(static element => element is not (ISlicePatternOperation or IDiscardPatternOperation)) ? Accessors.Read(list.IndexerSymbol, list.InputType) : []),
        ISlicePatternOperation { Pattern: not null } slice => Accessors.Read(slice.SliceSymbol, slice.InputType),
        _ => [],
    };

    /// <summary>The operation doesn't say which <c>Deconstruct</c> it runs; the model does.</summary>
    public static IEnumerable<Call> Of(IDeconstructionAssignmentOperation assignment, SourceModels models)
    {
        var syntax = assignment.Syntax.Parent is ForEachVariableStatementSyntax loop ? loop : assignment.Syntax;
        if (models.ModelOf(syntax) is not { } model)
            return [];

        return syntax switch
        {
            ForEachVariableStatementSyntax each => Of(model.GetDeconstructionInfo(each), assignment.Value),
            AssignmentExpressionSyntax written => Of(model.GetDeconstructionInfo(written), assignment.Value),
            _ => [],
        };
    }

    private static IEnumerable<Call> Of(DeconstructionInfo whole, IOperation value)
    {
        if (whole.Method is { } first)
            yield return new(first, CallEdges.ReceiverOf(value));

        var pending = new Stack<DeconstructionInfo>(whole.Nested.Reverse());
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            if (part.Method is { } method)
                yield return new(method);
            if (part.Conversion is { MethodSymbol: { } conversion })
                yield return new(conversion);
            foreach (var nested in part.Nested.Reverse())
                pending.Push(nested);
        }
    }
}
