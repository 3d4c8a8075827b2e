using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Operations;

/// <summary>
/// Is a step taken for each element of what some call found, or is it handed all of it at once? How many there are, nobody has said. A list that is
/// handed over names its targets; a <c>Take</c>, a filter or a count that ends the loop bounds them.
/// </summary>
internal sealed class Listings(SourceModels models)
{
    private const int Deepest = 16;

    private static readonly HashSet<string> PerElement = new(StringComparer.Ordinal) { "ForEach", "ForEachAsync", "Select", "ForAll" };

    private readonly WrittenValues _values = new(models);

    public bool RunsFor(IOperation step, CancellationToken cancellationToken) => IsInLoop(step.Syntax, Deepest, cancellationToken);

    /// <summary><c>DeleteObjectsAsync(new() { Objects = listing.Select(…) })</c></summary>
    public bool IsGiven(IOperation step, CancellationToken cancellationToken) =>
        models.OperationAt(step.Syntax, cancellationToken) is IInvocationOperation call
        && call.Arguments.Where(static argument => argument.ArgumentKind is ArgumentKind.Explicit or ArgumentKind.ParamArray)
            .SelectMany(argument => PartsOf(argument.Value, cancellationToken))
            .Any(part => IsCollection(part.WithoutConversions().Type) && IsListing(part, Deepest, cancellationToken))
        && !LoopBounds.IsCounted(step.Syntax);

    /// <summary>What a request is made with, if it is one.</summary>
    private IEnumerable<IOperation> PartsOf(IOperation given, CancellationToken cancellationToken) =>
        _values.Origin(given, cancellationToken) is IObjectCreationOperation made && !IsCollection(made.Type)
            ? made.Arguments.Select(static argument => argument.Value)
                .Concat((made.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>().Select(static set => set.Value))
                .Concat(WrittenBody.VariableIn(given) is { } variable ? WrittenBody.Around(given).SetOn(variable) : [])
            : [given];

    private static bool IsCollection(ITypeSymbol? type) => type is { SpecialType: not SpecialType.System_String }
        && (type is IArrayTypeSymbol || type.AllInterfaces.Any(static implemented => implemented.SpecialType is SpecialType.System_Collections_IEnumerable));

    private bool IsInLoop(SyntaxNode step, int depth, CancellationToken cancellationToken)
    {
        var inner = step;
        for (var node = step.Parent; node is not null and not MemberDeclarationSyntax and not LocalFunctionStatementSyntax; (inner, node) = (node, node.Parent))
        {
            if (node is IfStatementSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax)
                return false; // chosen one by one
            if (CollectionOf(node, inner) is { } collection)
                return models.OperationAt(Bare(collection), cancellationToken) is { } source && IsListing(source, depth, cancellationToken) && !LoopBounds.EndsAtCount(node) && !LoopBounds.LeavesOut(node, step);
        }

        return false;
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax { Expression: var inner } ? Bare(inner) : expression;

    /// <summary>What this loop goes over, if the step lies in its body.</summary>
    private static ExpressionSyntax? CollectionOf(SyntaxNode node, SyntaxNode inner) => node switch
    {
        CommonForEachStatementSyntax loop when loop.Statement == inner => loop.Expression,
        LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } called } call } } argument } when PerElement.Contains(name) =>
            called.Expression is IdentifierNameSyntax { Identifier.ValueText: "Parallel" } ? call.ArgumentList.Arguments[0] == argument ? null : call.ArgumentList.Arguments[0].Expression : called.Expression,
        _ => null,
    };

    private bool IsListing(IOperation value, int depth, CancellationToken cancellationToken)
    {
        value = value.WithoutConversions();
        return depth > 0 && value switch
        {
            IAwaitOperation awaited => Is(awaited.Operation),
            ICoalesceOperation choice => Is(choice.Value),
            IPropertyReferenceOperation { Property.Type.Name: "DbSet" } => true,
            IPropertyReferenceOperation { Instance: { } owner } => Is(owner),
            ILocalReferenceOperation { Local: var local } when WrittenBody.Around(value) is var body => body.AppendedTo(local).ToArray() is { Length: > 0 } appended
                ? appended.Any(part => IsCollection(part.Value.Type) && Is(part.Value) || IsInLoop(part.Value.Syntax, depth - 1, cancellationToken))
                : body.ValuesOf(local) is { Count: > 0 } values && values.All(Is),
            IInvocationOperation call when ListingCalls.Bounds(call) => false,
            IInvocationOperation call when ListingCalls.Finds(call) => true,
            IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var source }, ..] } => Is(source),
            IInvocationOperation { Instance: { } owner } => Is(owner),
            ICollectionExpressionOperation { Elements: [ISpreadOperation { Operand: var all }] } => Is(all),
            IObjectCreationOperation { Arguments: [{ Value: var all }], Initializer: null, Type: var copy } => IsCollection(copy) && IsCollection(all.Type) && Is(all),
            _ => false,
        };

        bool Is(IOperation part) => IsListing(part, depth - 1, cancellationToken);
    }
}
