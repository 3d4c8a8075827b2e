using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>The ways in which a method can answer that its callers may ask about: yes and no, null, constants, members of a result, out arguments.</summary>
internal static class PossibleOutcomes
{
    private const int MostConstants = 12;
    private const int MostMembers = 12;

    public static IEnumerable<Outcome> Of(IMethodSymbol method, IEnumerable<ReturnPoint> returns, BodyValues values)
    {
        var words = method.ResultType() is { SpecialType: SpecialType.System_String }
            ? returns.Select(static point => point.Value).OfType<IOperation>().SelectMany(value => values.Reaching(value).Select(static stored => stored.Value).Append(value))
                .Select(Constants.Of).OfType<string>().Where(static word => word is not (Outcome.Null or Outcome.EmptyText)).Distinct().Take(MostConstants)
            : [];
        return Of(method).Concat(method.ResultType() is { SpecialType: SpecialType.System_String } ? [new("", Outcome.Yes)] : []).Concat(words.SelectMany(static word => new Outcome[] { new("", word), new("", word, IsValue: false) }));
    }

    private static IEnumerable<Outcome> Of(IMethodSymbol method)
    {
        var result = method.MethodKind is MethodKind.Constructor ? OfMembers(method.ContainingType) : method.ResultType() is { } type ? Of(type) : [];
        return method.Parameters.Where(static parameter => parameter.RefKind is RefKind.Out)
            .Aggregate(result, static (outcomes, parameter) => outcomes.Concat(Of(parameter.Type).Select(outcome => outcome.In(Outcome.OutOf(parameter)))));
    }

    public static IEnumerable<Outcome> Of(ITypeSymbol type) => OfValue(type).Concat(OfMembers(type));

    private static IEnumerable<Outcome> OfMembers(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements })
            return elements.Take(MostMembers).SelectMany(static (element, i) => OfValue(element.Type).Select(outcome => outcome.InMember($"Item{i + 1}")));
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false })
            return [];

        return type.GetMembers().Where(static member => !member.IsStatic && !member.IsImplicitlyDeclared).Take(4 * MostMembers).SelectMany(static member => member switch
        {
            IPropertySymbol { IsIndexer: false, Type: var of } => OfValue(of),
            IFieldSymbol { Type: var of } => OfValue(of),
            _ => [],
        } is var found ? found.Select(outcome => outcome.InMember(member.Name)) : []).Take(4 * MostMembers);
    }

    private static IEnumerable<Outcome> OfValue(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => [Outcome.Of(true), Outcome.Of(false)],
        { SpecialType: SpecialType.System_String } => [.. OrNull, new("", Outcome.EmptyText), new("", Outcome.EmptyText, IsValue: false)],
        { TypeKind: TypeKind.Enum } => type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Take(MostConstants)
            .Select(static field => Outcome.Written(field.ConstantValue)).Distinct().SelectMany(static constant => new Outcome[] { new("", constant), new("", constant, IsValue: false) }),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum }] and [var inner] } => [.. OrNull, .. OfValue(inner)],
        { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => OrNull,
        _ => [],
    };

    private static readonly Outcome[] OrNull = [new("", Outcome.Null), new("", Outcome.Null, IsValue: false)];
}
