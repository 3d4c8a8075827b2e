using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>What a delegate that is kept in a field, property or event may run: every method and lambda that source assigns to it.</summary>
internal sealed class StoredDelegates
{
    private readonly SourceModels _models;
    private readonly Lazy<ILookup<string, SyntaxNode>> _assignments;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IMethodSymbol>> _code = new(SymbolEqualityComparer.Default);

    public StoredDelegates(Compilation compilation, SourceModels models)
    {
        _models = models;
        _assignments = new(() => compilation.SyntaxTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal)
            .SelectMany(static tree => tree.GetRoot().DescendantNodes())
            .Select(static node => (Name: NameAssignedBy(node), Node: node))
            .Where(static entry => entry.Name is not null)
            .ToLookup(static entry => entry.Name!, static entry => entry.Node, StringComparer.Ordinal));
    }

    /// <summary>What invoking a delegate runs, if it is kept in a member: <c>_act()</c>, <c>Done?.Invoke()</c>.</summary>
    public ImmutableArray<IMethodSymbol> RunBy(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.MethodKind is MethodKind.DelegateInvoke && MemberInvoked(call, cancellationToken) is { } member
            ? _code.GetOrAdd(member.OriginalDefinition, key => Find(key, cancellationToken))
            : [];

    /// <summary>Read from the call as written: the graph has taken <c>?.</c> apart.</summary>
    private ISymbol? MemberInvoked(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var instance = (_models.OperationAt(call.Syntax, cancellationToken) as IInvocationOperation ?? call).Instance;
        if (instance is IConditionalAccessInstanceOperation)
            for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
                if (parent is IConditionalAccessOperation access)
                {
                    instance = access.Operation;
                    break;
                }

        return instance?.WithoutConversions() is IMemberReferenceOperation { Member: var member } ? member : null;
    }

    private ImmutableArray<IMethodSymbol> Find(ISymbol member, CancellationToken cancellationToken) =>
    [
        .. _assignments.Value[member.Name]
            .Select(node => ValueAssigned(node, member, cancellationToken))
            .Select(static value => value?.WithoutConversions() switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                IMethodReferenceOperation reference => reference.Method.Implementation(),
                _ => null,
            })
            .OfType<IMethodSymbol>(),
    ];

    private IOperation? ValueAssigned(SyntaxNode node, ISymbol member, CancellationToken cancellationToken) => node switch
    {
        EqualsValueClauseSyntax initializer => _models.OperationAt(initializer.Value, cancellationToken) is var value && IsInitializerOf(initializer, member, cancellationToken) ? value : null,
        _ => _models.OperationAt(node, cancellationToken) switch
        {
            IEventAssignmentOperation { Adds: true, EventReference: IMemberReferenceOperation target, HandlerValue: var handler } when Is(target, member) => handler,
            IAssignmentOperation { Target: IMemberReferenceOperation target, Value: var value } when Is(target, member) => value,
            _ => null,
        },
    };

    private static bool Is(IMemberReferenceOperation reference, ISymbol member) => SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member);

    private static bool IsInitializerOf(EqualsValueClauseSyntax initializer, ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(cancellationToken) == initializer.Parent);

    private static string? NameAssignedBy(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field } => field.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };
}
