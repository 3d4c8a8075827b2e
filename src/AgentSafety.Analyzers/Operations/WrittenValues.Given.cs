using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What a call puts in for the marks of the body that it runs.</summary>
internal sealed partial class WrittenValues
{
    public string[] Given(char mark, IInvocationOperation call, CancellationToken cancellationToken) => Given(mark, call, part => [.. TextsOf(part, cancellationToken)], cancellationToken);

    private string[] Completed(string[] texts, IOperation call, Func<IOperation, string[]> part, CancellationToken cancellationToken) =>
        [.. texts.SelectMany(text => TextMarks.Completed(text, mark => Given(mark, call, part, cancellationToken), MostTexts)).Distinct().Take(MostTexts)];

    private string[] Given(char mark, IOperation call, Func<IOperation, string[]> part, CancellationToken cancellationToken)
    {
        if (TextMarks.OrdinalOf(mark) is TextMarks.Receiver)
            return ReceiverOf(call) is { } receiver ? OfMember(mark, receiver.Instance, receiver.Type, part, cancellationToken) : Unknown;
        if (call.GivenArguments().FirstOrDefault(argument => argument.Parameter?.Ordinal == TextMarks.OrdinalOf(mark)) is not { Value: var argument, Parameter.Type: var type })
            return Unknown;

        return TextMarks.IsMember(mark) ? OfMember(mark, argument, type, part, cancellationToken)
            : TextMarks.IsWhole(mark) ? part(argument)
            : [.. part(argument).Select(PartOf).Distinct()];
    }

    /// <summary>What is only part of something made here isn't looked up; part of what this body was given itself is.</summary>
    private static string PartOf(string words) => words is [var own] && TextMarks.IsForeign(own) ? TextMarks.PartOf(own) : TextMarks.Hole.ToString();

    /// <summary>The object a body is called on, where no other type's body may answer.</summary>
    private static (IOperation Instance, ITypeSymbol Type)? ReceiverOf(IOperation call) => call switch
    {
        IInvocationOperation { Instance: { } instance, TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false, ContainingType: var type } } => (instance, type),
        IPropertyReferenceOperation { Instance: { } instance, Property: { IsVirtual: false, IsAbstract: false, IsOverride: false, ContainingType: var type } } => (instance, type),
        _ => null,
    };

    /// <summary>A member of an object: written into it here, or given to its constructor; or of one that this body was given itself.</summary>
    private string[] OfMember(char mark, IOperation holder, ITypeSymbol type, Func<IOperation, string[]> part, CancellationToken cancellationToken)
    {
        var (origin, number) = (Origin(holder, cancellationToken), TextMarks.MemberIn(mark));
        if (origin is IInstanceReferenceOperation && texts is { Body.IsStatic: false } && SymbolEqualityComparer.Default.Equals(texts.Body.ContainingType?.OriginalDefinition, type.OriginalDefinition))
            return [TextMarks.MemberOf(TextMarks.Receiver, number)];
        if (origin is IParameterReferenceOperation { Parameter: var parameter } && _suppliers.IsOurs(parameter) && SymbolEqualityComparer.Default.Equals(parameter.Type, type))
            return _suppliers.Carries(parameter.Type) ? [TextMarks.MemberOf(parameter.Ordinal, number)] : Unknown;

        if (TextMembers.At(number, type) is not { } member)
            return origin is IObjectCreationOperation made && made.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == TextMembers.ParameterAt(number)) is { Value: var given } ? part(given) : Unknown;

        var written = new ObjectSettings(this).Of(holder, member.Name, cancellationToken).ToArray();
        return written.Length > 0 ? [.. written.SelectMany(part).Distinct().Take(MostTexts)]
            : origin is IObjectCreationOperation { Constructor: { } constructor } creation && texts?.PutInto(member, constructor.OriginalDefinition) is { } put ? Completed(put, creation, part, cancellationToken)
            : part(holder) is [var whole] ? [PartOf(whole)]
            : Unknown;
    }
}
