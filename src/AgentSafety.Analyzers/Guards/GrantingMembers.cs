namespace AgentSafety.Guards;

/// <summary>Where the yes of a declared guard lies, read from its signature: the answer itself, the only yes/no of a result, the constant that says so.</summary>
internal static class GrantingMembers
{
    private static readonly HashSet<string> YesNames = new(StringComparer.OrdinalIgnoreCase) { "yes", "approved", "approve", "allowed", "allow", "granted", "grant", "accepted", "accept", "confirmed", "confirm", "permitted", "permit", "proceed" };

    public static Outcome? Of(ITypeSymbol result) => Answer(result) ?? OnlyMember(result);

    /// <summary>The out argument that holds it.</summary>
    public static Outcome? OutOf(IMethodSymbol method)
    {
        var answers = method.Parameters.Where(static parameter => parameter.RefKind is RefKind.Out && Answer(parameter.Type) is not null).ToArray();
        return answers is [var only] ? Answer(only.Type)!.Value.In(Outcome.OutOf(only)) : null;
    }

    /// <summary>A tuple element goes by the name that it always has.</summary>
    public static string NameOf(string member, ITypeSymbol? result) =>
        result is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } && elements.FirstOrDefault(element => element.Name == member)?.CorrespondingTupleField?.Name is { } item ? item : member;

    private static Outcome? Answer(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] } => Outcome.Of(true),
        { TypeKind: TypeKind.Enum } when type.GetMembers().OfType<IFieldSymbol>().Where(static field => YesNames.Contains(field.Name)).ToArray() is [{ ConstantValue: { } yes }] => new("", Outcome.Written(yes)),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ TypeKind: TypeKind.Enum } inner] } => Answer(inner),
        _ => null,
    };

    /// <summary>Of two, nobody can say which it is.</summary>
    private static Outcome? OnlyMember(ITypeSymbol type)
    {
        IEnumerable<ISymbol> members = type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } ? elements
            : type.SpecialType is SpecialType.None ? type.GetMembers().Where(static member => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and (IPropertySymbol { IsIndexer: false } or IFieldSymbol))
            : [];
        var answers = members.Select(static member => (Member: PatternNames.NameOf(member), Answer: Answer(member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type)))
            .Where(static member => member.Answer is not null).ToArray();
        return answers is [var only] ? only.Answer!.Value.InMember(only.Member) : null;
    }
}
