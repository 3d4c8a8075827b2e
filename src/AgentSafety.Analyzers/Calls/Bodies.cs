using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Calls;

/// <summary>From a symbol to its control-flow graph. Only what is asked for is bound.</summary>
internal sealed class Bodies(CodeIds ids, SourceModels models)
{
    private readonly ConcurrentDictionary<ISymbol, Body?> _members = new(SymbolEqualityComparer.Default);

    /// <summary>Null when there is no body to read: metadata, abstract, extern, or written in another language.</summary>
    public Body? Of(CodeId id, CancellationToken cancellationToken)
    {
        if (ids.MemberOf(id, cancellationToken)?.OutermostMember() is not { } member)
            return null;

        if (!_members.TryGetValue(member, out var owner))
            owner = _members.GetOrAdd(member, Read(member, cancellationToken));

        return owner is null || !id.IsNested ? owner : owner.NestedAt(id.Nested);
    }

    /// <summary>Graphs are large; what was learnt from one is kept elsewhere.</summary>
    public void Forget(ISymbol member) => _members.TryRemove(member, out _);

    private Body? Read(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var declaration in member.DeclaringSyntaxReferences)
            if (BodySyntax.Of(member, declaration.GetSyntax(cancellationToken)) is { } syntax
                && models.OperationAt(syntax, cancellationToken) is { } operation
                && DeepCode.Read(syntax, () => GraphOf(operation, cancellationToken)) is { } graph)
                return new Body(member, graph);

        return null;
    }

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellationToken) => root switch
    {
        { Parent: not null } => null,
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
        _ => null,
    };
}
