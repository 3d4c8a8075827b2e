using System.Runtime.CompilerServices;
using AgentSafety.Calls;
using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>From a body to its summary. Callees come first, for what they prove is needed here.</summary>
internal sealed class Summaries(
    Bodies bodies, Dispatch dispatch, StoredDelegates delegates, OperationCatalogue catalogue, DeclaredGuards declared, Elicitation elicitation, FunctionRegistrations registrations, SourceModels models)
{
    private readonly Ownership _ownership = new();
    private readonly ConditionalWeakTable<Body, MemberCode> _members = new();

    /// <summary>Every body that this one can run, guarded or not.</summary>
    public ImmutableArray<ISymbol> CalleesOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        var callees = new List<ISymbol>(InitializersOf(symbol));
        if (bodies.Of(symbol, cancellationToken) is { } body)
            foreach (var graph in GraphsIn(body))
                foreach (var operation in Body.OperationsOf(graph))
                    callees.AddRange(CalleesOf(operation, cancellationToken));

        return [.. callees.Distinct(SymbolEqualityComparer.Default)!];
    }

    public MethodSummary Summarize(ISymbol symbol, Func<ISymbol, GuardContract> derived, CancellationToken cancellationToken)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var initializer in InitializersOf(symbol))
            if (DeclarationOf(initializer) is { } declaration)
                steps.Add(new(declaration.GetSyntax(cancellationToken), initializer.ShortName(), [initializer], null, Protections.None));

        if (bodies.Of(symbol, cancellationToken) is not { } body)
            return steps.Count == 0 ? MethodSummary.Opaque : new(steps.ToImmutable(), GuardContract.None);

        var member = _members.GetValue(body.Owner, owner => MemberCode.Of(owner, elicitation, models, cancellationToken));
        var contracts = new Contracts(this, derived);
        var evidence = new Evidence(member.Values, member.Contents, member.Writes, _ownership, member.Answers, contracts, lambda => body.Owner.Nested.TryGetValue(lambda, out var nested) ? nested.Graph : null);
        var walk = new StepCollector(this, body, evidence, steps, cancellationToken);
        var contract = walk.Collect(body.Graph, Facts.None) is var flow && symbol is IMethodSymbol method ? DerivedContract.Of(method, flow, walk.WrappedParameters) : GuardContract.None;
        return new(steps.ToImmutable(), contract);
    }

    public DestructiveOperation? OperationOf(IOperation operation, CancellationToken cancellationToken) =>
        operation is IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation ? catalogue.Find(operation, cancellationToken) : null;

    public bool IsRegistration(IInvocationOperation call) => registrations.IsRegistration(call.TargetMethod);

    public ImmutableArray<ISymbol> CalleesOf(IOperation operation, CancellationToken cancellationToken)
    {
        var callees = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var call in CallEdges.Of(operation))
            foreach (var target in dispatch.Targets(call))
                if (IsInSource(target))
                    callees.Add(target);

        if (operation is IInvocationOperation invocation)
            callees.AddRange(delegates.RunBy(invocation, cancellationToken).Where(IsInSource));

        callees.AddRange(CallEdges.OnFirstTouch(operation).Where(IsInSource));
        return callees.ToImmutable();
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

    private static IEnumerable<ISymbol> InitializersOf(ISymbol symbol) =>
        symbol is IMethodSymbol method ? CallEdges.OnConstruction(method).Where(IsInSource) : [];

    /// <summary>A constructor that nobody wrote stands where its type does.</summary>
    private static SyntaxReference? DeclarationOf(ISymbol member) =>
        member.DeclaringSyntaxReferences.Concat(member.ContainingType.DeclaringSyntaxReferences).FirstOrDefault();

    private static bool IsInSource(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty || symbol is IMethodSymbol { IsImplicitlyDeclared: true, ContainingType.DeclaringSyntaxReferences.IsEmpty: false };

    private sealed class Contracts(Summaries summaries, Func<ISymbol, GuardContract> derived) : IGuardContracts
    {
        public GuardContract Of(IInvocationOperation call) => summaries.ContractOf(call, derived);

        public Protections WhenTrue(IPropertySymbol property) => summaries.DeclaredWhenTrue(property);
    }

    private Protections DeclaredWhenTrue(IPropertySymbol property) => declared.WhenTrue(property);

    /// <summary>What somebody vouches for, else what every body that may answer proves.</summary>
    private GuardContract ContractOf(IInvocationOperation call, Func<ISymbol, GuardContract> derived)
    {
        if (call.TargetMethod.IsConditional)
            return GuardContract.None; // compiled away in some builds

        if (declared.Of(call.TargetMethod) is { } vouched)
            return vouched;

        var targets = dispatch.Targets(new(call.TargetMethod, call.Instance?.WithoutConversions().Type, call.IsVirtual));
        if (targets.IsEmpty)
            return GuardContract.None;

        var proved = Of(targets[0]);
        for (var i = 1; i < targets.Length; i++)
            proved = proved.Meet(Of(targets[i]));

        return proved;

        GuardContract Of(IMethodSymbol target) => declared.Of(target) ?? derived(target);
    }
}
