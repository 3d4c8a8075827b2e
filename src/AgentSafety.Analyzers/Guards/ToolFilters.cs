using AgentSafety.Guards.Filters;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Guards;

/// <summary>The filters and middleware that this compilation registers: which code, and for which of <see cref="AllFilters"/>.</summary>
/// <param name="codeOf">What code a value that is handed over stands for.</param>
internal sealed class ToolFilters(Compilation compilation, SourceModels models, KnownTypes types, Func<IOperation, IEnumerable<IMethodSymbol>> codeOf)
{
    private static readonly PerTree<TextSpan[]> Known = new();
    private static readonly string[] Words = ["Filter", "FunctionInvok", ".Use(", ".Use<"];
    private static readonly HashSet<string> Members = new(AllFilters.All.SelectMany(static filter => filter.Handed).Select(static handed => handed.Member), StringComparer.Ordinal);

    private readonly FilterClasses _classes = new(compilation, models, types);
    private ImmutableArray<(ToolFilter Filter, IMethodSymbol Code)> _registered;

    public IEnumerable<IMethodSymbol> Covering(string entry, CancellationToken cancellationToken)
    {
        if (_registered.IsDefault)
            _registered = [.. Read(cancellationToken).Distinct()];

        return _registered.Where(registered => registered.Filter.Covers.Contains(entry)).Select(static registered => registered.Code);
    }

    private IEnumerable<(ToolFilter, IMethodSymbol)> Read(CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var spans = Known.Of(tree, default, static tree => [.. CandidatesIn(tree)]);
            foreach (var span in spans)
                if (models.OperationAt(tree.GetRoot(cancellationToken).FindNode(span, getInnermostNodeForTie: true), cancellationToken) is { } operation)
                    foreach (var filter in AllFilters.All)
                    {
                        foreach (var code in HandedAt(operation, filter))
                            yield return (filter, code);
                        foreach (var code in _classes.RegisteredAt(operation, filter.Implemented))
                            yield return (filter, code);
                    }
        }

        foreach (var filter in AllFilters.All)
            foreach (var code in _classes.Made(filter.Implemented, cancellationToken))
                yield return (filter, code);
    }

    /// <summary>By name, before anything is bound.</summary>
    private static IEnumerable<TextSpan> CandidatesIn(SyntaxTree tree) => !tree.MayMention(Words) ? [] : tree.GetRoot().DescendantNodes().Where(static node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } } =>
            Members.Contains(name) || name is "Add" or "Insert" && (Members.Contains(receiver.GetLastToken().ValueText) || FilterClasses.IsList(receiver)) || FilterClasses.IsService(name) && node.ToString().Contains("Filter"),
        AssignmentExpressionSyntax { Left: var target } => Members.Contains(target.GetLastToken().ValueText),
        _ => false,
    }).Select(static node => node.Span);

    private IEnumerable<IMethodSymbol> HandedAt(IOperation operation, ToolFilter filter) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } call when filter.Handed.Any(row => IsOf(method, row) && IsGiven(method, row)) => call.Arguments.SelectMany(argument => Code(argument.Value)),
        IInvocationOperation { Instance: { } list } call when list.WithoutConversions() is IPropertyReferenceOperation { Property: var property } && filter.Handed.Any(row => IsOf(property, row)) => call.Arguments.SelectMany(argument => Code(argument.Value)),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } when filter.Handed.Any(row => IsOf(property, row)) => Code(value),
        _ => [],
    };

    private IEnumerable<IMethodSymbol> Code(IOperation value) => value.Type is { TypeKind: TypeKind.Delegate } ? codeOf(value) : [];

    private bool IsGiven(IMethodSymbol method, Handed row) =>
        row.Given is not { } told || method.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters: var taken } && taken.Any(each => types.Is(each.Type, told)));

    private bool IsOf(ISymbol member, Handed row) => member.Name == row.Member
        && (row.Type is null ? member.ContainingNamespace is { Name: "DependencyInjection", ContainingNamespace.Name: "Extensions" } : types.IsOrInherits(member.ContainingType, row.Type));
}
