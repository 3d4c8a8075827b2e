using System.Text.RegularExpressions;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Operations;

/// <summary>
/// Is a step taken for each element of what some call found? How many there are, nobody has said. A list that is handed over names its targets; a
/// <c>Take</c>, a filter or a count that ends the loop bounds them.
/// </summary>
internal sealed class Listings(SourceModels models)
{
    private const int Deepest = 16;

    private static readonly HashSet<string> PerElement = new(StringComparer.Ordinal) { "ForEach", "ForEachAsync", "Select", "ForAll" };

    private static readonly HashSet<string> Bounding = new(StringComparer.Ordinal) { "Take", "TakeLast", "TakeWhile", "Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Chunk", "Except", "Intersect" };

    private static readonly Regex Listing = new("^(List|Enumerate|Describe|Scan|Query|Search|GetAll|FindAll|FetchAll|ReadAll|Load|Page|Get[A-Z]\\w*(s|List|Page|Pages)(Async)?$)", RegexOptions.CultureInvariant);

    public bool RunsFor(IOperation step, CancellationToken cancellationToken)
    {
        var inner = step.Syntax;
        for (var node = step.Syntax.Parent; node is not null and not MemberDeclarationSyntax and not LocalFunctionStatementSyntax; (inner, node) = (node, node.Parent))
        {
            if (node is IfStatementSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax)
                return false; // chosen one by one
            if (CollectionOf(node, inner) is { } collection)
                return models.OperationAt(Bare(collection), cancellationToken) is { } source && IsListing(source, Deepest) && !EndsAtCount(node) && !LeavesOut(node, step.Syntax);
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

    private static bool IsListing(IOperation value, int depth)
    {
        value = value.WithoutConversions();
        return depth > 0 && value switch
        {
            IAwaitOperation awaited => IsListing(awaited.Operation, depth - 1),
            ICoalesceOperation choice => IsListing(choice.Value, depth - 1),
            IPropertyReferenceOperation { Property.Type.Name: "DbSet" } => true,
            IPropertyReferenceOperation { Instance: { } owner } => IsListing(owner, depth - 1),
            ILocalReferenceOperation { Local: var local } => WrittenBody.Around(value) is var body && !body.AppendedTo(local).Any() && body.ValuesOf(local) is { Count: > 0 } values && values.All(assigned => IsListing(assigned, depth - 1)),
            IInvocationOperation { TargetMethod.Name: var name } when Bounding.Contains(name) => false,
            IInvocationOperation { TargetMethod: { Name: "Split", ContainingType.SpecialType: SpecialType.System_String } } => false, // what somebody wrote down, one by one
            IInvocationOperation call when HasPattern(call) => false,
            IInvocationOperation call when Listing.IsMatch(call.TargetMethod.Name) => true,
            IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var source }, ..] } => IsListing(source, depth - 1),
            IInvocationOperation { Instance: { } owner } => IsListing(owner, depth - 1),
            _ => false,
        };
    }

    /// <summary><c>Directory.GetFiles(folder, "*.tmp")</c></summary>
    private static bool HasPattern(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "searchPattern")?.Value.ConstantValue is { HasValue: true, Value: string pattern } && pattern.Any(char.IsLetterOrDigit);

    /// <summary>An element that doesn't fit is passed over before the step is taken.</summary>
    private static bool LeavesOut(SyntaxNode loop, SyntaxNode step) =>
        loop.DescendantNodes().Any(node => node.SpanStart < step.SpanStart && node is ContinueStatementSyntax && node.FirstAncestorOrSelf<IfStatementSyntax>() is { } check && loop.Span.Contains(check.Span));

    /// <summary>A count that is compared before or inside of the loop, and ends it or all.</summary>
    private static bool EndsAtCount(SyntaxNode loop) =>
        loop.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<IfStatementSyntax>().Any(static check => Leaves(check.Statement) && check.Condition.DescendantNodesAndSelf().Any(IsCount));

    private static bool IsCount(SyntaxNode node) => node.RawKind is (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression;

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax => true,
        _ => false,
    };
}
