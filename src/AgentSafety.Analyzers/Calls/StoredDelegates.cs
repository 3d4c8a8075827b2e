using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Calls;

/// <summary>The code that a member may hold, and whether it may hold what somebody else made.</summary>
internal sealed record KeptDelegates(ImmutableArray<CodeId> Code, bool FromOutside);

/// <summary>
/// What a delegate that is kept in a field, property or event may run: every method and lambda that source assigns to it. Whoever invokes it
/// knows only the member, by its documentation id: other bodies decide what it holds, and they can be edited.
/// </summary>
internal sealed class StoredDelegates(Compilation compilation, SourceFiles files, CodeIds ids, SourceModels models)
{
    private static readonly PerTree<ILookup<string, TextSpan>> Assignments = new();
    private static readonly PerTree<ConcurrentDictionary<string, ImmutableArray<Stored>>> Known = new();

    private readonly Lazy<ILookup<string, SyntaxTree>> _assigning = new(() => files.InOrder
        .SelectMany(static tree => AssignmentsIn(tree).Select(group => (Name: group.Key, Tree: tree)))
        .ToLookup(static entry => entry.Name, static entry => entry.Tree, StringComparer.Ordinal));

    private readonly ConcurrentDictionary<string, KeptDelegates> _kept = new(StringComparer.Ordinal);

    /// <summary>The member whose delegate is invoked: <c>_act()</c>, <c>Done?.Invoke()</c>. Read from the call as written: the graph has taken <c>?.</c> apart.</summary>
    public ISymbol? MemberInvokedBy(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (call.TargetMethod.MethodKind is not MethodKind.DelegateInvoke)
            return null;

        var instance = (models.OperationAt(call.Syntax, cancellationToken) as IInvocationOperation ?? call).Instance;
        if (instance is IConditionalAccessInstanceOperation)
            for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
                if (parent is IConditionalAccessOperation access)
                {
                    instance = access.Operation;
                    break;
                }

        return instance?.WithoutConversions() is IMemberReferenceOperation { Member: var member } ? member.OriginalDefinition : null;
    }

    /// <summary>All that the member may hold, by its documentation id.</summary>
    public KeptDelegates KeptIn(string member, CancellationToken cancellationToken) =>
        _kept.TryGetValue(member, out var known) ? known : _kept.GetOrAdd(member, Find(member, cancellationToken));

    private KeptDelegates Find(string member, CancellationToken cancellationToken)
    {
        var name = member.Substring(member.LastIndexOf('.') + 1);
        var stored = _assigning.Value[name].SelectMany(tree => StoredIn(tree, name, cancellationToken)).Where(stored => stored.Member == member).ToArray();
        return new([.. stored.Select(static stored => stored.Code).OfType<CodeId>()], FromOutside: stored.Length == 0 || stored.Any(static stored => !stored.IsMadeHere));
    }

    private ImmutableArray<Stored> StoredIn(SyntaxTree tree, string name, CancellationToken cancellationToken)
    {
        var known = Known.Of(tree, DeclarationStamp.Of(compilation), static _ => new(StringComparer.Ordinal));
        return known.TryGetValue(name, out var stored)
            ? stored
            : known.GetOrAdd(name, [.. AssignmentsIn(tree)[name].Select(span => AssignedAt(span, tree, cancellationToken)).OfType<Stored>()]);
    }

    private Stored? AssignedAt(TextSpan span, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var node = tree.GetRoot(cancellationToken).FindToken(span.Start).Parent?.AncestorsAndSelf().FirstOrDefault(node => node.Span == span && NameAssignedBy(node) is not null);
        var (member, value) = node is EqualsValueClauseSyntax { Parent: { } declaration } initializer
            ? (models.DeclaredAt(declaration, cancellationToken), models.OperationAt(initializer.Value, cancellationToken))
            : node is not null ? Assignment(models.OperationAt(node, cancellationToken)) : default;

        if (value is null || member?.OriginalDefinition.GetDocumentationCommentId() is not { } name)
            return null;

        var code = value.WithoutConversions() switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation reference => reference.Method.Implementation(),
            _ => null,
        };
        return new(name, code is null ? null : ids.Of(code), IsMadeHere: code is not null || value.WithoutConversions() is IDefaultValueOperation or { ConstantValue.HasValue: true });
    }

    private static (ISymbol?, IOperation?) Assignment(IOperation? operation) => operation switch
    {
        IEventAssignmentOperation { Adds: true, EventReference: IMemberReferenceOperation target, HandlerValue: var handler } => (target.Member, handler),
        IAssignmentOperation { Target: IMemberReferenceOperation target, Value: var value } => (target.Member, value),
        _ => default,
    };

    private static ILookup<string, TextSpan> AssignmentsIn(SyntaxTree tree) => Assignments.Of(tree, default, static tree => tree.GetRoot().DescendantNodes()
        .Select(static node => (Name: NameAssignedBy(node), node.Span))
        .Where(static entry => entry.Name is not null)
        .ToLookup(static entry => entry.Name!, static entry => entry.Span, StringComparer.Ordinal));

    private static string? NameAssignedBy(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field } => field.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };

    private sealed record Stored(string Member, CodeId? Code, bool IsMadeHere);
}
