using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What it proves that a comparison came out so, or a pattern matched or didn't.</summary>
internal sealed partial class Proofs
{
    private Facts OfComparison(IBinaryOperation comparison, bool answer, int depth)
    {
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        return OfLength(comparison, answer, depth) | comparison.OperatorKind switch
        {
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => answer ? Of(left, Outcome.Of(true), depth) | Of(right, Outcome.Of(true), depth) : Of(left, Outcome.Of(false), depth) & Of(right, Outcome.Of(false), depth),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => answer ? Of(left, Outcome.Of(true), depth) & Of(right, Outcome.Of(true), depth) : Of(left, Outcome.Of(false), depth) | Of(right, Outcome.Of(false), depth),
            BinaryOperatorKind.Equals => OfConstant(left, right, answer, depth) | evidence.Confinement.OfPosition(comparison, answer),
            BinaryOperatorKind.NotEquals => OfConstant(left, right, !answer, depth) | evidence.Confinement.OfPosition(comparison, answer),
            _ => evidence.Confinement.OfPosition(comparison, answer),
        };
    }

    private Facts OfConstant(IOperation left, IOperation right, bool equal, int depth)
    {
        (left, right) = (left.WithoutConversions(), right.WithoutConversions());
        var named = equal ? evidence.Confinement.Equal(left, right) : Facts.None;
        return named | (equal && right.Type?.SpecialType is SpecialType.System_String ? OfEcho(left, right, depth) | OfEcho(right, left, depth) | OfIssued(left, right, depth) | OfIssued(right, left, depth) : Facts.None) | (
            Constants.Of(right) is { } value ? Of(left, new("", value, equal), depth)
            : Constants.Of(left) is { } other ? Of(right, new("", other, equal), depth)
            : Facts.None);
    }

    /// <summary><c>(a, b) == (true, true)</c></summary>
    private Facts OfTuples(ITupleBinaryOperation comparison, bool answer, int depth)
    {
        var equal = comparison.OperatorKind is BinaryOperatorKind.Equals == answer;
        if (comparison.RightOperand.WithoutConversions() is not ITupleOperation { Elements: var elements })
            return Facts.None;

        var facts = equal ? Facts.None : Facts.All;
        for (var i = 0; i < elements.Length; i++)
        {
            var each = Constants.Of(elements[i]) is { } constant ? Of(comparison.LeftOperand, new($".Item{i + 1}", constant, equal), depth) : Facts.None;
            facts = equal ? facts | each : facts & each;
        }

        return facts;
    }

    private Facts OfPattern(Place place, IPatternOperation pattern, bool matched, int depth)
    {
        if (depth <= 0)
            return Facts.None;

        return pattern switch
        {
            INegatedPatternOperation { Pattern: var negated } => OfPattern(place, negated, !matched, depth - 1),
            IBinaryPatternOperation { OperatorKind: var kind } both => kind is BinaryOperatorKind.And == matched
                ? OfPattern(place, both.LeftPattern, matched, depth - 1) | OfPattern(place, both.RightPattern, matched, depth - 1)
                : OfPattern(place, both.LeftPattern, matched, depth - 1) & OfPattern(place, both.RightPattern, matched, depth - 1),
            IConstantPatternOperation constant => OfConstant(place, constant, matched, depth),
            IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => matched ? Facts.None : Facts.All,
            IDeclarationPatternOperation or ITypePatternOperation when matched => OfPlace(place, new("", Outcome.Null, IsValue: false), depth),
            IDeclarationPatternOperation or ITypePatternOperation when IsOnlyNotNull(pattern) => OfPlace(place, new("", Outcome.Null), depth),
            IRecursivePatternOperation recursive => OfParts(place, recursive, matched, depth),
            _ => Facts.None,
        };
    }

    private static bool IsOnlyNotNull(IPatternOperation pattern) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : pattern.InputType, pattern.NarrowedType);

    private Facts OfPlace(Place place, Outcome outcome, int depth) => Of(place.Value, outcome.In(place.Members), depth);

    private Facts OfConstant(Place place, IConstantPatternOperation pattern, bool matched, int depth)
    {
        if (Constants.Of(pattern.Value) is not { } constant)
            return Facts.None;

        var outcome = new Outcome("", constant, matched);
        return OfPlace(place, pattern.InputType.SpecialType is SpecialType.System_Boolean ? outcome.OfBool() : outcome, depth)
            | (matched && place.Members.Length == 0 ? evidence.Confinement.Equal(place.Value, pattern.Value) : Facts.None);
    }

    /// <summary>It matches where every part does; it doesn't where the value is null, or some part fails.</summary>
    private Facts OfParts(Place place, IRecursivePatternOperation pattern, bool matched, int depth)
    {
        var isThere = !matched && (OnlyNoIsNo || IsNeverNull(place)) && PatternNames.PartsOf(pattern).Any() ? Facts.All : OfPlace(place, new("", Outcome.Null, IsValue: !matched), depth);
        var facts = matched || !pattern.InputType.IsValueType || pattern.InputType.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T ? isThere : Facts.All;
        if (!matched && !IsOnlyNotNull(pattern))
            return Facts.None; // or it may be of another type

        foreach (var (part, member) in PatternNames.PartsOf(pattern))
        {
            var each = member is null ? Facts.None : OfPattern(place with { Members = $"{place.Members}.{member}" }, part, matched, depth - 1) | OfComputed(place, pattern, part, matched, depth);
            facts = matched ? facts | each : facts & each;
        }

        return facts;
    }

    /// <summary>An answer that is declared to be there. Of a pattern alone, for what is compared to null may be.</summary>
    private bool IsNeverNull(Place place) => place.Members.Length == 0 && evidence.Origin(place.Value) is IInvocationOperation { TargetMethod: var asked } && asked.ResultType() is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    /// <summary>A property that a body computes says what that body proves.</summary>
    private Facts OfComputed(Place place, IRecursivePatternOperation pattern, IPatternOperation part, bool matched, int depth) =>
        part is IConstantPatternOperation { Value: var value } && Constants.Of(value) is { } constant
        && pattern.PropertySubpatterns.FirstOrDefault(sub => sub.Pattern == part)?.Member is IPropertyReferenceOperation property
            ? OfGetter(property, place, new Outcome("", constant, matched).OfBool(), depth)
            : Facts.None;
}
