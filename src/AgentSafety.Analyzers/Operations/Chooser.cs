using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// The parameter of the code around a value that says which one it is: by being it, by being part of it, or by what is looked up for it. What only chooses
/// among values that are written here (a branch, an entry of a map) doesn't count, and services aren't handed over by a model.
/// </summary>
internal static class Chooser
{
    public static string? Of(IOperation value)
    {
        var pending = new Stack<IOperation>([value]);
        var followed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            if (part is IParameterReferenceOperation { Parameter: var parameter } && Suppliers.CanCarry(parameter.Type) && !IsDeclaredIn(parameter, value))
                return parameter.Name;

            foreach (var source in SourcesOf(part, followed).Reverse())
                pending.Push(source);
        }

        return null;
    }

    private static IEnumerable<IOperation> SourcesOf(IOperation part, HashSet<ISymbol> followed) => part switch
    {
        ILocalReferenceOperation { Local: var local } => followed.Add(local) ? WrittenBody.Around(part).ValuesOf(local) : [],
        ISwitchExpressionOperation choice => choice.Arms.Select(static arm => arm.Value),
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        IPropertyReferenceOperation { Instance: var instance } => instance is null ? [] : [instance],
        IArrayElementReferenceOperation { ArrayReference: var array } => [array],
        _ => part.ChildOperations,
    };

    /// <summary>Of a lambda inside the value: <c>roles.First(role => …)</c>.</summary>
    private static bool IsDeclaredIn(IParameterSymbol parameter, IOperation value) =>
        parameter.DeclaringSyntaxReferences is [var declaration, ..] && declaration.SyntaxTree == value.Syntax.SyntaxTree && value.Syntax.Span.Contains(declaration.Span);
}
