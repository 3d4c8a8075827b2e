using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What source says about a value, followed back through conversions, locals and initialized fields. Works on operations as written, with
/// their parents. A part that isn't known is a <see cref="TextMarks.Hole"/> in the text; what a parameter of this body supplies is marked as such.
/// </summary>
internal sealed partial class WrittenValues(SourceModels models, IBodyTexts? texts = null)
{
    private const int Deepest = 16;
    private const int DepthOfAssigned = 3;
    private const int MostTexts = 16;

    private static readonly string[] Unknown = [TextMarks.Hole.ToString()];
    private static readonly string[] Empty = [""];

    private readonly Suppliers _suppliers = new(texts);

    /// <summary>The one operation that makes this value; the value itself where it may be several.</summary>
    public IOperation Origin(IOperation value, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops < Deepest; hops++)
        {
            value = value.WithoutConversions();
            if (value.ConstantValue.HasValue || value is IParameterReferenceOperation || AssignedTo(value, cancellationToken) is not { Appended.Length: 0, Values: [var only] })
                return value;

            value = only;
        }

        return value;
    }

    public IEnumerable<string> TextsOf(IOperation value, CancellationToken cancellationToken) => Texts(value, Deepest, [], cancellationToken);

    /// <summary>Where in the same body its words stand: the literals of a list one by one, of a local that is assigned once what it is assigned.</summary>
    public IEnumerable<SyntaxNode> WrittenAs(IOperation value, CancellationToken cancellationToken) =>
        Origin(value, cancellationToken) is var origin && origin.WholeBody() == value.WholeBody() ? ElementsOf(origin).Select(static part => part.WithoutConversions().Syntax) : [value.Syntax];

    /// <param name="known">What a local may hold, by how deep it is still looked for: lines that read the local they write ask for the same again and again.</param>
    private string[] Texts(IOperation value, int depth, Dictionary<(ILocalSymbol, int), string[]> known, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue is { HasValue: true, Value: var constant })
            return [constant?.ToString() ?? ""];
        if (depth == 0)
            return Unknown;

        return value switch
        {
            not IParameterReferenceOperation when _suppliers.IsAnswer(value) => [_suppliers.MarkOf(value)],
            IInterpolatedStringOperation text => Joined(text.Parts.Select(part => part is IInterpolationOperation hole ? hole.Expression : ((IInterpolatedStringTextOperation)part).Text)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Joined(Operands(sum)),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Either([choice.WhenTrue, otherwise]),
            ICoalesceOperation choice => Either([choice.Value, choice.WhenNull]),
            ISwitchExpressionOperation choice => Either(choice.Arms.Select(static arm => arm.Value)),
            IAwaitOperation awaited => Part(awaited.Operation),
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } task } => Part(task),
            IConversionOperation { Type.Name: "ReadOnlySpan", Operand: var text } => Part(text),
            IObjectCreationOperation { Type.Name: "HttpMethod", Arguments: [{ Value: var verb }] } => Part(verb),
            IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "HttpMethod", Name: var verb } } => [verb.ToUpperInvariant()],
            IInvocationOperation call when OfCall(call, Part) is { } made => made,
            IParameterReferenceOperation parameter => OfParameter(parameter),
            IInvocationOperation or IPropertyReferenceOperation when texts?.ReturnedBy(value) is { } returned => Completed(returned, value, Part, cancellationToken),
            _ when ListedIn(value) is { } elements => Listed(elements),
            ILocalReferenceOperation { Local: var local } when known.TryGetValue((local, depth), out var texts) => texts,
            ILocalReferenceOperation { Local: var local } when AssignedTo(value, cancellationToken) is { Values.Length: > 0 } assigned => known[(local, depth)] = Followed(assigned),
            _ when AssignedTo(value, cancellationToken) is { Values.Length: > 0 } assigned => Followed(assigned),
            IMemberReferenceOperation { Member: var member } when texts?.HeldIn(member) is { } held => held,
            _ => [_suppliers.MarkOf(value)],
        };

        string[] Part(IOperation part) => Texts(part, depth - 1, known, cancellationToken);

        string[] Joined(IEnumerable<IOperation> parts) => parts.Aggregate(Empty, (texts, part) => Cross(texts, Behind(texts, part, Part, cancellationToken)));

        string[] Listed(IEnumerable<IOperation> elements) =>
            elements.Select(Part).Aggregate<string[], string[]?>(null, (texts, element) => texts is null ? element : Cross(Cross(texts, [TextMarks.Separator.ToString()]), element)) ?? Empty;

        string[] Either(IEnumerable<IOperation> choices) => [.. choices.SelectMany(Part).Distinct().Take(MostTexts)];

        string[] Followed((ImmutableArray<IOperation> Values, ImmutableArray<Appended> Appended) assigned)
        {
            var begun = Either(assigned.Values);
            var all = Append(begun, assigned.Appended);
            return assigned.Appended.Any(static appended => appended.IsConditional) ? [.. all.Concat(Append(begun, assigned.Appended.Where(static appended => !appended.IsConditional))).Distinct().Take(MostTexts)] : all;
        }

        string[] Append(string[] begun, IEnumerable<Appended> parts) => parts.Aggregate(begun, (texts, part) => Cross(texts, [.. Part(part.Value).Select(text => part.Before + text + part.After)]));

        // What is assigned to it later counts as the caller's only as far as it is made of what the caller gave.
        string[] OfParameter(IParameterReferenceOperation parameter)
        {
            var mark = _suppliers.MarkOf(parameter);
            if (depth <= DepthOfAssigned)
                return [mark];

            var assignments = WrittenBody.Around(parameter).ValuesOf(parameter.Parameter);
            var later = assignments.SelectMany(assigned => Texts(assigned, DepthOfAssigned, known, cancellationToken)).Distinct().ToArray();
            return later.Length == 0 ? [mark] : later.Any(static text => text.Contains(TextMarks.Hole)) ? Unknown : [.. (assignments.Any(IsAlwaysBefore) ? later : later.Append(mark)).Distinct().Take(MostTexts)];

            bool IsAlwaysBefore(IOperation assigned) =>
                assigned.Syntax.Span.End <= parameter.Syntax.SpanStart && assigned.Parent?.Parent is IExpressionStatementOperation { Parent: IBlockOperation { Parent: IMethodBodyOperation } };
        }
    }

    private static string[] Cross(string[] left, string[] right) => [.. left.SelectMany(start => right.Select(end => start + end)).Take(MostTexts)];
}
