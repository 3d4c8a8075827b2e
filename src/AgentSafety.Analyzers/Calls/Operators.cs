using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Calls;

/// <summary>Operators and conversions that somebody wrote.</summary>
internal static class Operators
{
    public static IEnumerable<Call> Of(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: { } method } => [new(method)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } text => [.. Texts.Of(text.LeftOperand), .. Texts.Of(text.RightOperand)],
        IUnaryOperation { OperatorMethod: { } method } => [new(method)],
        IConversionOperation { OperatorMethod: { } method } => [new(method)],
        ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } text => Texts.Of(text.Value),
        ICompoundAssignmentOperation compound => Present(compound.InConversion.MethodSymbol, compound.OperatorMethod, compound.OutConversion.MethodSymbol),
        IIncrementOrDecrementOperation { OperatorMethod: { } method } => [new(method)],
        _ => [],
    };

    /// <summary>Tuples are compared element by element, and the operation doesn't say by which operators.</summary>
    public static IEnumerable<Call> Of(ITupleBinaryOperation comparison, SourceModels models)
    {
        var compilation = models.ModelOf(comparison.Syntax)?.Compilation;
        var calls = new List<Call>();
        var pending = new Stack<(Operand Left, Operand Right)>([(new(comparison.LeftOperand), new(comparison.RightOperand))]);
        var name = comparison.OperatorKind is BinaryOperatorKind.NotEquals ? WellKnownMemberNames.InequalityOperatorName : WellKnownMemberNames.EqualityOperatorName;
        while (pending.Count > 0)
        {
            var (left, right) = pending.Pop();
            if (left.Elements is { IsEmpty: false } lefts && right.Elements is { IsEmpty: false } rights)
            {
                for (var i = Math.Min(lefts.Length, rights.Length) - 1; i >= 0; i--)
                    pending.Push((lefts[i], rights[i]));
            }
            else if ((Comparing(left.Type, name, left.Type, right.Type) ?? Comparing(right.Type, name, left.Type, right.Type)) is { } method)
            {
                calls.Add(new(method));
                calls.AddRange(Asked(method.ReturnType, comparison.OperatorKind is BinaryOperatorKind.NotEquals));
            }
        }

        return calls;

        IMethodSymbol? Comparing(ITypeSymbol? declaring, string name, ITypeSymbol? left, ITypeSymbol? right)
        {
            for (; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
                foreach (var member in declaring.GetMembers(name))
                    if (member is IMethodSymbol { Parameters: [var first, var second] } method && Takes(first, left) && Takes(second, right))
                        return method;

            return null;
        }

        bool Takes(IParameterSymbol parameter, ITypeSymbol? type) =>
            type is null || SymbolEqualityComparer.Default.Equals(parameter.Type, type)
            || compilation?.ClassifyCommonConversion(type, parameter.Type) is { IsImplicit: true };
    }

    /// <summary>An answer that isn't <c>bool</c> is asked whether it is true.</summary>
    private static IEnumerable<Call> Asked(ITypeSymbol answer, bool whetherTrue) => answer.SpecialType is SpecialType.System_Boolean
        ? []
        : answer.GetMembers(whetherTrue ? WellKnownMemberNames.TrueOperatorName : WellKnownMemberNames.FalseOperatorName).OfType<IMethodSymbol>().Select(static method => new Call(method));

    private static IEnumerable<Call> Present(params IMethodSymbol?[] methods) => methods.OfType<IMethodSymbol>().Select(static method => new Call(method));

    /// <summary>One side of a comparison: a tuple as written, or a value of tuple type.</summary>
    private readonly struct Operand
    {
        public Operand(IOperation operation)
        {
            operation = operation.WithoutConversions();
            Type = operation.Type;
            Elements = operation is ITupleOperation tuple ? [.. tuple.Elements.Select(static element => new Operand(element))] : ElementsOf(Type);
        }

        private Operand(ITypeSymbol? type) => (Type, Elements) = (type, ElementsOf(type));

        public ITypeSymbol? Type { get; }

        public ImmutableArray<Operand> Elements { get; }

        private static ImmutableArray<Operand> ElementsOf(ITypeSymbol? type) =>
            type is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select(static element => new Operand(element.Type))] : [];
    }
}
