using AgentSafety.Calls;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>Which bodies a step or a body runs.</summary>
internal sealed partial class Summaries
{
    public Callees CalleesOf(IOperation operation, CancellationToken cancellationToken)
    {
        if (CallEdges.RunsNothing(operation))
            return Callees.None;

        List<CodeId>? code = null;
        foreach (var call in CallEdges.Of(operation, models))
            foreach (var target in targets.Of(call))
                Add(target.Code);

        foreach (var constructor in Construction.OnFirstTouch(operation))
            Add(ids.Of(constructor));

        var member = operation is IInvocationOperation invocation ? delegates.MemberInvokedBy(invocation, cancellationToken)?.GetDocumentationCommentId() : null;
        return code is null && member is null ? Callees.None : new(code is null ? [] : [.. code], member is null ? [] : [member]);

        void Add(CodeId? id)
        {
            if (id is not null)
                (code ??= []).Add(id);
        }
    }

    /// <summary>The graph of a body and of every lambda in it. Local functions are bodies of their own.</summary>
    private static IEnumerable<ControlFlowGraph> GraphsIn(Body body)
    {
        var pending = new Queue<ControlFlowGraph>([body.Graph]);
        while (pending.Count > 0)
        {
            var graph = pending.Dequeue();
            yield return graph;
            foreach (var operation in Body.OperationsOf(graph))
                if (operation is IFlowAnonymousFunctionOperation && body.Owner.Nested.TryGetValue(operation.Syntax, out var lambda))
                    pending.Enqueue(lambda.Graph);
        }
    }

    /// <summary>What runs in a body without being written there, and where to say so: initializers, and what the compiler's own members call.</summary>
    private IEnumerable<(SyntaxReference? Declaration, CodeId Id)> InitializersOf(CodeId id, CancellationToken cancellationToken)
    {
        if (id.IsNested || ids.MemberOf(id, cancellationToken) is not IMethodSymbol method)
            yield break;

        foreach (var initializer in Construction.Of(method))
            if (ids.Of(initializer) is { } code)
                yield return (DeclarationOf(initializer), code);

        foreach (var call in SynthesizedMembers.Of(method))
            foreach (var target in targets.Of(call))
                if (target.Code is { } code)
                    yield return (DeclarationOf(method), code);
    }

    /// <summary>A constructor that nobody wrote stands where its type does.</summary>
    private static SyntaxReference? DeclarationOf(ISymbol member) =>
        member.DeclaringSyntaxReferences.Concat(member.ContainingType.DeclaringSyntaxReferences).FirstOrDefault();
}
