using System.Runtime.CompilerServices;
using AgentSafety.Calls;
using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Reachability.OtherAssemblies;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace AgentSafety.Reachability;

/// <summary>From a body to its summary. Callees come first, for what they prove is needed here.</summary>
internal sealed partial class Summaries(
    Bodies bodies, CallTargets targets, StoredDelegates delegates, OperationCatalogue catalogue, DeclaredGuards declared, ConsoleAnswers console, Elicitation elicitation, Continuations continuations, Registrations registrations,
    KnownEntryPoints known, SourceModels models, SourceFiles files, CodeIds ids, ReferencedAssemblies others)
{
    private readonly ConditionalWeakTable<Body, MemberCode> _members = new();
    private readonly Opaque _opaque = new(new(), models.Assembly);
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

    public Conclusion Summarize(CodeId id, Func<CodeId, BodyContract> proved, Func<TextQuestion, Sequence<string>> said, CancellationToken cancellationToken)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var (declaration, initializerId) in InitializersOf(id, cancellationToken))
            if (declaration is not null)
                steps.Add(new(SourcePlace.Of(declaration.GetSyntax(cancellationToken), files), "", Callees.Of(initializerId), null, Protections.None));

        var symbol = ids.MemberOf(id, cancellationToken);
        if (bodies.Of(id, cancellationToken) is not { } body)
            return new(new(symbol?.ShortName() ?? "", steps.ToImmutable(), GuardContract.None), [], [], []);

        var member = _members.GetValue(body.Owner, owner => MemberCode.Of(owner, elicitation, models, cancellationToken));
        var (contracts, ownership) = (new Contracts(this, proved), new Ownership(files));
        var evidence = EvidenceFor(chosen: null);
        var texts = new ToldTexts(this, body.Symbol, TextQuestion.MostHops, said, ownership, isVouched: call => contracts.Of(call).VouchesForResult);
        var walk = new StepCollector(this, body, texts, evidence, contracts.Ask, steps, cancellationToken) { Acting = steps.Count == 0 ? ActingWhere.Nowhere : default };
        var flow = walk.Collect(body.Graph, Facts.None);
        var contract = body.Symbol is IMethodSymbol or IFieldSymbol or IPropertySymbol ? DerivedContract.Of(body.Symbol, flow, walk.WrappedParameters) : GuardContract.None;
        var weakness = body.Symbol is IMethodSymbol ? WeakContract.Of(body.Symbol, walk, ref contract) : null;
        if (!id.IsNested)
            bodies.Forget(body.Symbol);
        return new(new(body.Symbol.ShortName(), steps.ToImmutable(), contract, walk.Lifecycle, Sequence<Continuation>.Of(walk.Continuations.Concat(ByName())), walk.Acting) { Weakness = weakness }, contracts.Asked, texts.Told, ownership.Answers);

        Evidence EvidenceFor(ChosenName? chosen) => new(member.Values, member.Contents, member.Writes, ownership, member.Answers, contracts, lambda => body.Owner.Nested.TryGetValue(lambda, out var nested) ? nested.Graph : null) { Chosen = chosen };

        // Once more for each name that is asked for, and for all the others.
        IEnumerable<Continuation> ByName() => walk.Continuations.Count == 0 ? [] : NamesIn(body, member.Values).SelectMany(name =>
        {
            var assuming = new StepCollector(this, body, texts, EvidenceFor(new(name, continuations)), contracts.Ask, ImmutableArray.CreateBuilder<Step>(), cancellationToken);
            assuming.Collect(body.Graph, Facts.None);
            return assuming.Continuations;
        });
    }

    private IEnumerable<string> NamesIn(Body body, BodyValues values) =>
        ChosenName.AskedFor(GraphsIn(body).SelectMany(Body.OperationsOf), values, continuations).ToArray() is { Length: > 0 } names ? names.Append("") : [];

    public Continuations Continuing => continuations;

    public CodeId? IdOf(ISymbol symbol) => ids.Of(symbol);

    public bool IsOverListing(IOperation operation, CancellationToken cancellationToken) => _listings.RunsFor(operation, cancellationToken);

    public bool IsGivenListing(IOperation operation, CancellationToken cancellationToken) => _listings.IsGiven(operation, cancellationToken);

    /// <summary>With its parents, and not yet taken apart.</summary>
    public IOperation? AsWritten(SyntaxNode syntax, CancellationToken cancellationToken) => models.OperationAt(syntax, cancellationToken);

    public SourcePlace PlaceOf(IOperation operation) => PlaceOf(operation.Syntax);

    public SourcePlace PlaceOf(SyntaxNode syntax) => SourcePlace.Of(syntax, files);

    public CallEffect EffectOf(IOperation operation, IBodyTexts? texts, CancellationToken cancellationToken) =>
        operation is IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation ? catalogue.Find(operation, texts, cancellationToken) : default;

    public string[] TextsGiven(IInvocationOperation call, char mark, IBodyTexts texts, CancellationToken cancellationToken) => catalogue.TextsGiven(call, mark, texts, cancellationToken);

    /// <summary>Of what runs neither a body that we read nor an operation that we know. What is declared a guard is vouched for, and what says nothing in a contract does nothing.</summary>
    public Unseen? UnseenAt(IOperation operation, Func<IOperation, IEnumerable<IOperation>> values) =>
        Unseen.Of(_opaque.At(operation, isAnswered: operation is IInvocationOperation { TargetMethod: var method } && (declared.Of(method) is not null || !method.IsAbstract && others.Contains(method.ContainingAssembly)), values));

    public bool IsRegistration(IOperation? operation) => registrations.Takes(operation);
}
