using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Does a value come from whoever calls this body, by a parameter that can carry a text; from the object it is called on; or from a model that was asked?</summary>
internal sealed partial class Suppliers(IBodyTexts? texts)
{
    private const int Deepest = 16;

    private static readonly string Nobody = TextMarks.Hole.ToString();

    /// <summary>Whose static methods give back what they were given in another form.</summary>
    private static readonly HashSet<string> Converting = new(StringComparer.Ordinal) { "Convert", "JsonSerializer", "JsonDocument", "JsonNode", "Enumerable", "CollectionExtensions", "MemoryExtensions", "WebUtility" };

    /// <summary>The mark of what it is, or comes out of; else a hole.</summary>
    public string MarkOf(IOperation value)
    {
        IOperation? last = null; // the only thing that was taken out of it
        var parts = 0;
        if (Carries(value.Type))
            for (var hops = 0; hops < Deepest; hops++)
            {
                var isAnswer = IsAnswer(value);
                value = value.WithoutConversions();
                if (value is IParameterReferenceOperation { Parameter: var parameter } && !IsAnswerFromAround(parameter))
                    return OfParameter(parameter, parts, last);
                if (isAnswer || IsAnswer(value) || value is IInvocationOperation { Instance: { } asked } && IsAnswer(asked))
                    return TextMarks.Answer.ToString();
                if (value is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
                    return texts is { Body.IsStatic: false } && parts == 1 && last is IMemberReferenceOperation { Member: var held } ? OfReceiver(held) : Nobody;
                if (SourceOf(value) is not { } source)
                    break;

                if (value is not ILocalReferenceOperation)
                    (last, parts) = (value, parts + 1);
                value = source;
            }

        return Nobody;
    }

    private string OfParameter(IParameterSymbol parameter, int parts, IOperation? last)
    {
        if (!IsOurs(parameter))
            return parts == 0 && IsOfReceiver(parameter) ? OfReceiver(parameter) : Nobody;

        return !Carries(parameter.Type) ? Nobody
            : parts == 0 ? TextMarks.Whole(parameter.Ordinal)
            : parts == 1 && last is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member ? TextMarks.MemberOf(parameter.Ordinal, TextMembers.NumberOf(member.Member, parameter.Type))
            : TextMarks.PartOf(parameter.Ordinal);
    }

    private string OfReceiver(ISymbol member) => TextMarks.MemberOf(TextMarks.Receiver, TextMembers.NumberOf(member, texts!.Body.ContainingType));

    public bool IsOurs(IParameterSymbol parameter) =>
        texts?.Body is IMethodSymbol method && (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.PartialDefinitionPart));

    /// <summary>A parameter of the primary constructor, kept in the object.</summary>
    private bool IsOfReceiver(IParameterSymbol parameter) =>
        texts?.Body is IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.Constructor } method && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingType, method.ContainingType);

    public bool Carries(ITypeSymbol? type) => type is not null && (CanCarry(type) || texts?.IsAnswer(type) is true);

    public bool IsAnswer(IOperation value) => value.Type is { } type && texts?.IsAnswer(type) is true;

    /// <summary>A lambda sees what the method around it was given.</summary>
    private bool IsAnswerFromAround(IParameterSymbol parameter) => !IsOurs(parameter) && texts?.IsAnswer(parameter.Type) is true;

    /// <summary>One step nearer to where it comes from. Methods of the platform take apart and convert; what others do isn't known.</summary>
    private static IOperation? SourceOf(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Instance: { } owner } => owner,
        IFieldReferenceOperation { Instance: { } owner } => owner,
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IConditionalAccessOperation access => access.Operation,
        IConditionalAccessInstanceOperation instance => AccessAround(instance)?.Operation,
        ICoalesceOperation choice => choice.Value,
        IAwaitOperation awaited => awaited.Operation,
        IInvocationOperation { TargetMethod: { Name: "Match" or "Matches", ContainingType.Name: "Regex" } } search => search.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "input")?.Value,
        IInvocationOperation call when IsOfThePlatform(call.TargetMethod) => call.Receiver(),
        ILocalReferenceOperation { Local: var local } when WrittenBody.Around(value).ValuesOf(local) is [var only] => only,
        _ => null,
    };

    /// <summary>What the question mark stands behind.</summary>
    public static IConditionalAccessOperation? AccessAround(IOperation operation)
    {
        var (inner, around) = (operation, operation.Parent);
        while (around is not null && (around is not IConditionalAccessOperation access || access.WhenNotNull != inner))
            (inner, around) = (around, around.Parent);

        return (IConditionalAccessOperation?)around;
    }

    private static bool IsOfThePlatform(IMethodSymbol method) => method.RootNamespace() is "System" && (!method.IsStatic || Converting.Contains(method.ContainingType.Name));
}
