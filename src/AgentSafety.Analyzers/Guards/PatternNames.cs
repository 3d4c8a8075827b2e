namespace AgentSafety.Guards;

/// <summary>The members that a pattern or a deconstruction takes a value apart into, and the variables that it gives their names.</summary>
internal static class PatternNames
{
    /// <summary>The variables that a pattern declares, each with what leads to it: <c>answer is { Content: { } form }</c>.</summary>
    public static IEnumerable<(ISymbol Variable, string Members)> In(IPatternOperation pattern)
    {
        var pending = new Stack<(IPatternOperation Pattern, string Members)>([(pattern, "")]);
        while (pending.Count > 0)
        {
            var (next, members) = pending.Pop();
            switch (next)
            {
                case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                    yield return (symbol, members);
                    break;
                case IBinaryPatternOperation both:
                    pending.Push((both.LeftPattern, members));
                    pending.Push((both.RightPattern, members));
                    break;
                case INegatedPatternOperation { Pattern: var negated }:
                    pending.Push((negated, members));
                    break;
                case IRecursivePatternOperation recursive:
                    if (recursive.DeclaredSymbol is { } declared)
                        yield return (declared, members);
                    foreach (var (part, member) in PartsOf(recursive))
                        if (member is not null)
                            pending.Push((part, $"{members}.{member}"));
                    break;
            }
        }
    }

    /// <summary>The patterns inside a pattern, each with its member; null for one that isn't known.</summary>
    public static IEnumerable<(IPatternOperation Pattern, string? Member)> PartsOf(IRecursivePatternOperation pattern)
    {
        foreach (var part in pattern.PropertySubpatterns)
            yield return (part.Pattern, part.Member is IMemberReferenceOperation { Member: var member } ? NameOf(member) : null);

        var names = pattern.DeconstructionSubpatterns.IsEmpty ? [] : PartNamesOf(pattern.MatchedType, pattern.DeconstructSymbol as IMethodSymbol, pattern.DeconstructionSubpatterns.Length);
        for (var i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
            yield return (pattern.DeconstructionSubpatterns[i], names[i]);
    }

    /// <summary>The targets of a deconstruction, each with what leads to it.</summary>
    public static IEnumerable<(IOperation Target, string? Members)> Apart(IOperation target, IOperation value)
    {
        if (target is IDeclarationExpressionOperation { Expression: var declared })
            target = declared;

        if (target is not ITupleOperation { Elements: var elements })
            return [(target, null)];

        var type = value.WithoutTypeChange();
        var deconstruct = type?.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == elements.Length);
        var names = PartNamesOf(type, deconstruct, elements.Length);
        return elements.Select((element, i) => (element is IDeclarationExpressionOperation { Expression: var one } ? one : element, names[i] is { } name ? $".{name}" : null));
    }

    /// <summary>Of a tuple element, the name that it always has.</summary>
    public static string NameOf(ISymbol member) =>
        member is IFieldSymbol { CorrespondingTupleField.Name: var item } ? item
        : member is IPropertySymbol { IsIndexer: true } ? "Item"
        : member.Name;

    /// <summary>A record that is taken apart by what the compiler wrote gives its properties in order; who writes that by hand may give anything.</summary>
    private static string?[] PartNamesOf(ITypeSymbol? type, IMethodSymbol? deconstruct, int count) =>
        type is { IsTupleType: true } ? [.. Enumerable.Range(1, count).Select(static i => $"Item{i}")]
        : type is { IsRecord: true } && deconstruct is { IsImplicitlyDeclared: true } && deconstruct.Parameters.Length == count ? [.. deconstruct.Parameters.Select(static parameter => parameter.Name)]
        : new string?[count];

    private static ITypeSymbol? WithoutTypeChange(this IOperation value) => value is IConversionOperation { Operand: var operand, OperatorMethod: null } ? operand.WithoutTypeChange() : value.Type;
}
