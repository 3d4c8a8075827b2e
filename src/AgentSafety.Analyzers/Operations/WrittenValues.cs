using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// What source says about a value, followed back through conversions, locals and initialized fields. Works on operations as written, with
/// their parents. A part that isn't known is a <see cref="Hole"/> in the text.
/// </summary>
internal sealed class WrittenValues(SourceModels models)
{
    /// <summary>Stands in a text for what only run time knows. A private-use character: no text has it.</summary>
    public const char Hole = '\uE000';

    private const int Deepest = 16;
    private const int MostTexts = 16;

    private static readonly string[] Unknown = [Hole.ToString()];
    private static readonly string[] Empty = [""];

    /// <summary>The one operation that makes this value; the value itself where it may be several.</summary>
    public IOperation Origin(IOperation value, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops < Deepest; hops++)
        {
            value = value.WithoutConversions();
            if (value.ConstantValue.HasValue || AssignedTo(value, cancellationToken) is not { Appended.Length: 0, Values: [var only] })
                return value;

            value = only;
        }

        return value;
    }

    public IEnumerable<string> TextsOf(IOperation value, CancellationToken cancellationToken) => Texts(value, Deepest, cancellationToken);

    private string[] Texts(IOperation value, int depth, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue is { HasValue: true, Value: var constant })
            return [constant?.ToString() ?? ""];
        if (depth == 0)
            return Unknown;

        return value switch
        {
            IInterpolatedStringOperation text => Joined(text.Parts.Select(part => part is IInterpolationOperation hole ? hole.Expression : ((IInterpolatedStringTextOperation)part).Text)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Joined(Operands(sum)),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Either([choice.WhenTrue, otherwise]),
            ICoalesceOperation choice => Either([choice.Value, choice.WhenNull]),
            ISwitchExpressionOperation choice => Either(choice.Arms.Select(static arm => arm.Value)),
            IInvocationOperation call => OfCall(call),
            _ when AssignedTo(value, cancellationToken) is { Values.Length: > 0 } assigned => Followed(assigned),
            _ => Unknown,
        };

        string[] Part(IOperation part) => Texts(part, depth - 1, cancellationToken);

        string[] Joined(IEnumerable<IOperation> parts) => parts.Aggregate(Empty, (texts, part) => Cross(texts, Part(part)));

        string[] Either(IEnumerable<IOperation> choices) => [.. choices.SelectMany(Part).Distinct().Take(MostTexts)];

        string[] Followed((ImmutableArray<IOperation> Values, ImmutableArray<IOperation> Appended) assigned) =>
            assigned.Appended.Aggregate(Either(assigned.Values), (texts, part) => Cross(texts, Part(part)));

        string[] OfCall(IInvocationOperation call) => call switch
        {
            { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } => Joined(Elements(call.Arguments)),
            { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [var separator, .. var rest] } =>
                Joined(Elements(rest).SelectMany((part, index) => index == 0 ? [part] : new[] { separator.Value, part })),
            { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } => Formatted(call.Arguments.First(static argument => argument.Parameter?.Name is "format").Value),
            { TargetMethod: { Name: "Trim" or "TrimEnd" or "TrimStart" or "ToString" or "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Replace" }, Instance: { } text } => Part(text),
            _ => Unknown,
        };

        string[] Formatted(IOperation format) =>
            [.. Part(format).Select(static text => System.Text.RegularExpressions.Regex.Replace(text, @"\{\d+[^{}]*\}", Hole.ToString()))];
    }

    /// <summary>A sum leans to the left, as deep as it is long.</summary>
    private static Stack<IOperation> Operands(IBinaryOperation sum)
    {
        var operands = new Stack<IOperation>();
        IOperation left = sum;
        while (left.WithoutConversions() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } inner)
        {
            operands.Push(inner.RightOperand);
            left = inner.LeftOperand;
        }

        operands.Push(left);
        return operands;
    }

    private static string[] Cross(string[] left, string[] right) => [.. left.SelectMany(start => right.Select(end => start + end)).Take(MostTexts)];

    private static IEnumerable<IOperation> Elements(IEnumerable<IArgumentOperation> arguments) =>
        arguments.SelectMany(static argument => ElementsOf(argument.Value));

    /// <summary>The elements of an array or collection as written, or the value itself.</summary>
    public static IEnumerable<IOperation> ElementsOf(IOperation value) => value.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        IObjectCreationOperation { Initializer.Initializers: var added } => added.OfType<IInvocationOperation>().SelectMany(static add => add.Arguments.Select(static argument => argument.Value)),
        var single => [single],
    };

    /// <summary>Every value that source assigns to a local, or the initializer of a read-only field or constant property; and what is appended to it.</summary>
    private (ImmutableArray<IOperation> Values, ImmutableArray<IOperation> Appended) AssignedTo(IOperation reference, CancellationToken cancellationToken)
    {
        if (reference is IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] } }
            && declaration.GetSyntax(cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer.Value: { } initial }
            && models.OperationAt(initial, cancellationToken) is { } value)
            return ([value], []);

        if (reference is not ILocalReferenceOperation { Local: var local })
            return ([], []);

        var body = WrittenBody.Around(reference);
        return ([.. body.ValuesOf(local)], [.. body.AppendedTo(local)]);
    }
}
