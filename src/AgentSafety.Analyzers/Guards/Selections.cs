using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Some elements of a list, or one of them.</summary>
/// <param name="List">From which.</param>
/// <param name="Keeps">The predicate, or the other list.</param>
internal readonly record struct Selection(IOperation List, IInvocationOperation Call, IOperation? Keeps);

/// <summary>Calls that yield elements of a list and nothing else: <c>Where</c>, <c>Intersect</c>, <c>First</c>.</summary>
internal static class Selections
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Where", "Intersect", "Except", "Take", "Skip", "Distinct", "OrderBy", "OrderByDescending", "Reverse", "ToHashSet", "AsEnumerable", "FindAll", "Find",
        "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault", "GetValueOrDefault",
    };

    public static Selection? From(IInvocationOperation call, IReadOnlyList<IOperation> inputs) =>
        inputs.Count > 0 && Names.Contains(call.TargetMethod.Name) && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && inputs[0].WithoutConversions().Type is { SpecialType: not SpecialType.System_String }
            && call.TargetMethod.ContainingType.OriginalDefinition.SpecialType is not SpecialType.System_Nullable_T
            ? new(inputs[0].WithoutConversions(), call, inputs.Count > 1 ? inputs[1] : null)
            : null;
}
