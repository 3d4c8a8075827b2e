using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// What other bodies say as text to the one that is read. Asked only where a text is run that comes from them. Writes down what it was told: another
/// answer would be another text.
/// </summary>
/// <param name="isVouched">What a call returns was checked where it was made.</param>
internal sealed class ToldTexts(Summaries summaries, ISymbol body, int hops, Func<TextQuestion, Sequence<string>> ask, Ownership ownership, Func<IInvocationOperation, bool> isVouched) : IBodyTexts
{
    private readonly Dictionary<TextQuestion, Sequence<string>> _told = [];

    public ISymbol Body => body;

    public ImmutableArray<(TextQuestion, Sequence<string>)> Told => [.. _told.Select(static entry => (entry.Key, entry.Value))];

    public string[]? ReturnedBy(IOperation call)
    {
        if (hops == 0 || !IsText(call.Type) || summaries.BodiesAnswering(call) is not { IsEmpty: false } answering)
            return null;

        var texts = new List<string>();
        foreach (var code in answering)
            if (Ask(new(code, Member: null, hops - 1)) is { IsEmpty: false } said)
                texts.AddRange(said);
            else
                return null;

        return [.. (call is IInvocationOperation invocation && isVouched(invocation) ? texts.Select(TextMarks.WithoutForeign) : texts).Distinct()];
    }

    public string[]? HeldIn(ISymbol member)
    {
        if (hops == 0 || member is not (IFieldSymbol or IPropertySymbol) || member.DeclaringSyntaxReferences.IsEmpty || !IsWrittenHereAlone(member) || !ownership.IsOurs(member.OriginalDefinition))
            return null;

        var held = new List<string>();
        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
            if (PutInto(member, constructor.OriginalDefinition) is { } put) // else it leaves that to another
                held.AddRange(put);

        return held.Count == 0 || held.Any(static text => text.Any(TextMarks.IsUnknown)) ? null : [.. held.Distinct()];
    }

    public string[]? PutInto(ISymbol member, IMethodSymbol constructor) =>
        hops > 0 && summaries.IdOf(constructor) is { } code && Ask(new(code, member.Name, hops - 1)) is { IsEmpty: false } said ? [.. said] : null;

    public bool IsAnswer(ITypeSymbol type) => summaries.IsAnswer(type);

    private Sequence<string> Ask(TextQuestion question)
    {
        if (!_told.TryGetValue(question, out var said))
            _told.Add(question, said = ask(question));

        return said;
    }

    /// <summary>Nobody else can: not the initializer of an object either.</summary>
    private static bool IsWrittenHereAlone(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility is Accessibility.Private,
        IPropertySymbol { SetMethod: { DeclaredAccessibility: not Accessibility.Private } } => false,
        IPropertySymbol property => property.ContainingType.GetMembers().Any(field => field is IFieldSymbol { AssociatedSymbol: { } kept } && SymbolEqualityComparer.Default.Equals(kept, property)),
        _ => false,
    };

    /// <summary>A text or a list of them, now or when it is awaited.</summary>
    private static bool IsText(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { TypeArguments: [var of] } => IsText(of),
        INamedTypeSymbol { Name: "StringBuilder" } => true,
        _ => false,
    };
}
