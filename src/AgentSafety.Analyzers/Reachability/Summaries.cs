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
    Bodies bodies, CallTargets targets, StoredDelegates delegates, OperationCatalogue catalogue, DeclaredGuards declared, Elicitation elicitation, Continuations continuations, Registrations registrations,
    SourceModels models, SourceFiles files, CodeIds ids)
{
    private readonly ConditionalWeakTable<Body, MemberCode> _members = new();
    private readonly Opaque _opaque = new(new());
    private readonly Listings _listings = new(models);

    /// <summary>Every body that this one can run, guarded or not.</summary>
    public Callees CalleesOf(CodeId id, CancellationToken cancellationToken)
    {
        var code = new List<CodeId>(InitializersOf(id, cancellationToken).Select(static initializer => initializer.Id));
        var keptIn = new List<string>();
        if (bodies.Of(id, cancellationToken) is { } body)
            foreach (var graph in GraphsIn(body))
                foreach (var operation in Body.OperationsOf(graph))
                {
                    var callees = CalleesOf(operation, cancellationToken);
                    code.AddRange(callees.Code);
                    keptIn.AddRange(callees.KeptIn);
                }

        return new([.. code.Distinct()], [.. keptIn.Distinct()]);
    }

    public Conclusion Summarize(CodeId id, Func<CodeId, BodyContract> proved, CancellationToken cancellationToken)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var (declaration, initializerId) in InitializersOf(id, cancellationToken))
            if (declaration is not null)
                steps.Add(new(SourcePlace.Of(declaration.GetSyntax(cancellationToken), files), "", Callees.Of(initializerId), null, Protections.None));

        var symbol = ids.MemberOf(id, cancellationToken);
        if (bodies.Of(id, cancellationToken) is not { } body)
            return new(new(symbol?.ShortName() ?? "", steps.ToImmutable(), GuardContract.None), [], []);

        var member = _members.GetValue(body.Owner, owner => MemberCode.Of(owner, elicitation, models, cancellationToken));
        var (contracts, ownership) = (new Contracts(this, proved), new Ownership(files));
        var evidence = EvidenceFor(chosen: null);
        var walk = new StepCollector(this, body, evidence, contracts.Ask, steps, cancellationToken);
        var flow = walk.Collect(body.Graph, Facts.None);
        var contract = body.Symbol is IMethodSymbol or IFieldSymbol ? DerivedContract.Of(body.Symbol, flow, walk.WrappedParameters) : GuardContract.None;
        if (!id.IsNested)
            bodies.Forget(body.Symbol);
        return new(new(body.Symbol.ShortName(), steps.ToImmutable(), contract, walk.Lifecycle, Sequence<Continuation>.Of(walk.Continuations.Concat(ByName()))), contracts.Asked, ownership.Answers);

        Evidence EvidenceFor(ChosenName? chosen) => new(member.Values, member.Contents, member.Writes, ownership, member.Answers, contracts, lambda => body.Owner.Nested.TryGetValue(lambda, out var nested) ? nested.Graph : null) { Chosen = chosen };

        // Once more for each name that is asked for, and for all the others.
        IEnumerable<Continuation> ByName() => walk.Continuations.Count == 0 ? [] : NamesIn(body, member.Values).SelectMany(name =>
        {
            var assuming = new StepCollector(this, body, EvidenceFor(new(name, continuations)), contracts.Ask, ImmutableArray.CreateBuilder<Step>(), cancellationToken);
            assuming.Collect(body.Graph, Facts.None);
            return assuming.Continuations;
        });
    }

    private IEnumerable<string> NamesIn(Body body, BodyValues values) =>
        ChosenName.AskedFor(GraphsIn(body).SelectMany(Body.OperationsOf), values, continuations).ToArray() is { Length: > 0 } names ? names.Append("") : [];

    public Continuations Continuing => continuations;

    private CodeId? IdOf(ISymbol symbol) => ids.Of(symbol);

    public bool IsOverListing(IOperation operation, CancellationToken cancellationToken) => _listings.RunsFor(operation, cancellationToken);

    public SourcePlace PlaceOf(IOperation operation) => PlaceOf(operation.Syntax);

    public SourcePlace PlaceOf(SyntaxNode syntax) => SourcePlace.Of(syntax, files);

    public CallEffect EffectOf(IOperation operation, ISymbol? body, CancellationToken cancellationToken) =>
        operation is IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation ? catalogue.Find(operation, body, cancellationToken) : default;

    public string[] TextsGiven(IInvocationOperation call, int parameter, ISymbol body, CancellationToken cancellationToken) => catalogue.TextsGiven(call, parameter, body, cancellationToken);

    /// <summary>What more is to be said of what is destroyed here.</summary>
    public ImmutableArray<Remark> RemarksOn(DestructiveOperation family, IOperation operation, CancellationToken cancellationToken) => Placed(catalogue.NoticedAt(family, operation, cancellationToken));

    /// <summary>What is to be said of what isn't in the catalogue.</summary>
    public ImmutableArray<Remark> RemarksOn(IOperation operation, Unseen? unseen, CancellationToken cancellationToken) => Placed(catalogue.NoticedAt(operation, unseen is not null, cancellationToken));

    public ImmutableArray<Remark> RemarksOn(CallEffect effect, IOperation operation, CancellationToken cancellationToken) =>
        effect.Operation is not { } family ? [] : [.. RemarksOn(family, operation, cancellationToken), .. effect.Noticed.IsDefault ? [] : Placed(effect.Noticed)];

    public ImmutableArray<Remark> RemarksOn(ExecutedText text, IInvocationOperation call, CancellationToken cancellationToken) => Placed(catalogue.NoticedIn(text, call, cancellationToken));

    private ImmutableArray<Remark> Placed(IEnumerable<Noticed> noticed) =>
        [.. noticed.Select(found => new Remark(found.Kind, PlaceOf(found.Syntax), found.Says, found.Instead))];

    /// <summary>Of what runs neither a body that we read nor an operation that we know. What is declared a guard is vouched for.</summary>
    public Unseen? UnseenAt(IOperation operation, Func<IOperation, IEnumerable<IOperation>> values) =>
        Unseen.Of(_opaque.At(operation, isAnswered: operation is IInvocationOperation { TargetMethod: var method } && declared.Of(method) is not null, values));

    public bool IsRegistration(IOperation? operation) => registrations.Takes(operation);

    public Callees CalleesOf(IOperation operation, CancellationToken cancellationToken)
    {
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

    /// <summary>Writes down what it is told of the bodies that are called: another answer would be another summary.</summary>
    private sealed class Contracts(Summaries summaries, Func<CodeId, BodyContract> proved) : IGuardContracts
    {
        private readonly Dictionary<CodeId, BodyContract> _asked = [];

        public ImmutableArray<(CodeId, BodyContract)> Asked => [.. _asked.Select(static entry => (entry.Key, entry.Value))];

        public GuardContract Of(IInvocationOperation call) => summaries.ContractOf(call, Derived);

        public GuardContract Behind(IOperation operation) => operation switch
        {
            IPropertyReferenceOperation { Property.GetMethod: { } getter, Instance: var instance } => summaries.ContractOf(new Call(getter, instance?.WithoutConversions().Type), Derived),
            IMethodReferenceOperation reference => summaries.ContractOf(new Call(reference.Method, reference.Instance?.WithoutConversions().Type, reference.IsVirtual), Derived),
            IObjectCreationOperation { Constructor: { } constructor } => Derived(summaries.IdOf(constructor.OriginalDefinition)),
            IFieldReferenceOperation { Field: { IsStatic: true } field } => Derived(summaries.IdOf(field.OriginalDefinition)), // touching it has run its initializer
            _ => GuardContract.None,
        };

        public Protections WhenTrue(IPropertySymbol property) => summaries.DeclaredWhenTrue(property);

        private GuardContract Derived(CodeId? id) => id is null ? GuardContract.None : Ask(id).Guard;

        public BodyContract Ask(CodeId id)
        {
            if (!_asked.TryGetValue(id, out var contract))
                _asked.Add(id, contract = proved(id));

            return contract;
        }
    }

    private Protections DeclaredWhenTrue(IPropertySymbol property) => declared.WhenTrue(property);

    /// <summary>What somebody vouches for, else what every body that may answer proves.</summary>
    private GuardContract ContractOf(IInvocationOperation call, Func<CodeId?, GuardContract> derived)
    {
        if (call.TargetMethod.IsConditional)
            return GuardContract.None; // compiled away in some builds

        if (declared.Of(call.TargetMethod) is { } vouched)
            return vouched;

        return ContractOf(new Call(call.TargetMethod, call.Instance?.WithoutConversions().Type, call.IsVirtual), derived);
    }

    private GuardContract ContractOf(Call call, Func<CodeId?, GuardContract> derived)
    {
        var answering = targets.Of(call);
        if (answering.IsEmpty || call.IsVirtual && (call.Receiver ?? call.Method.ContainingType).DeclaringSyntaxReferences.IsEmpty)
            return GuardContract.None; // what is declared elsewhere is also answered elsewhere

        var proved = Of(answering[0]);
        for (var i = 1; i < answering.Length; i++)
            proved = proved.Meet(Of(answering[i]));

        return proved;

        GuardContract Of(CallTarget target) => target.Vouched ?? derived(target.Code);
    }
}
