using AgentSafety.Calls;
using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Reachability.OtherAssemblies;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Reachability;

/// <summary>Puts the rooms together for one compilation.</summary>
internal sealed class ProgramReach
{
    private readonly CodeIds _ids;
    private readonly Dispatch _dispatch;
    private readonly Summaries _summaries;
    private readonly FindingSearch _search;
    private readonly DeclarationCheck _declarations;
    private readonly Gates _gates;
    private readonly CallTargets _targets;
    private readonly BodyRecords _records;
    private readonly ContractOfBodies _contracts;
    private readonly SourceModels _models;
    private readonly Lazy<RegistrationInventory> _inventory;

    public ProgramReach(Compilation compilation, KnownTypes types, ProjectFiles files, KnownEntryPoints known, Registrations registrations, WordSearch words, ApprovalAtRegistration approval, Wrappers wrappers, int mostBodies = Reach.MostBodies)
    {
        Files = new(compilation);
        _models = new(compilation);
        _ids = new(Files, _models);
        var services = new RegisteredServices(compilation, Files, _models);
        var delegates = new StoredDelegates(compilation, Files, _ids, _models);
        _dispatch = new(compilation, Files, _models, services);
        var declared = new DeclaredGuards(types, files.Guards);
        var streams = new StandardStreams(compilation, types);
        var stamp = DeclarationStamp.Of(compilation).With(services.Stamp).With(files.Stamp).With(known.File.Stamp).With(streams.AreTheTransport ? 1 : 0);
        var others = new ReferencedAssemblies(compilation, files);
        _targets = new(_dispatch, declared, _ids, Files, others, stamp);
        _summaries = new(new(_ids, _models), _targets, delegates, new(types, _models, files.Operations), declared, new(types, streams), new(types), new(types), registrations, known, _models, Files, _ids, others);
        _records = new(Files, stamp, _summaries, delegates, others);
        var reach = new Reach(_records, mostBodies);
        (_search, _declarations, _gates, _contracts) = (new(reach), new(new(reach), new(reach)), new(reach), new(reach));
        _inventory = new(() => new(compilation, Files, _ids, _models, known, registrations, words, approval, wrappers.Stamp(Files.InOrder, CancellationToken.None)));
    }

    public SourceFiles Files { get; }

    public RegistrationInventory Inventory => _inventory.Value;

    /// <summary>What holds whenever code that stands before functions lets one run.</summary>
    public Protections GateOf(IMethodSymbol code, ImmutableArray<string> names, CancellationToken cancellationToken) =>
        _ids.Of(code.Implementation()) is { } id ? _gates.Of(id, names, cancellationToken) : Protections.None;

    /// <summary>The bodies that a call may run, here and in other assemblies.</summary>
    public ImmutableArray<CodeId> BodiesOf(Call call) => [.. _targets.Of(call).Select(static target => target.Code).OfType<CodeId>().Distinct()];

    public ImmutableArray<CodeId> CalleesOf(CodeId body, CancellationToken cancellationToken) => _records.CalleesOf(body, cancellationToken);

    /// <summary>What those who can't read these bodies must know of them.</summary>
    public MemberContract ContractOf(IEnumerable<CodeId> bodies, CancellationToken cancellationToken) => _contracts.Of(bodies, cancellationToken);

    /// <summary>The same as if only some bodies did anything.</summary>
    public ContractOfBodies ContractsWithin(BodiesToRead read) => new(new Reach(_records, isRead: read.Contains), read);

    /// <summary>The same as if no other body did anything than the one that is asked about: good for one question.</summary>
    public ContractOfBodies ContractsAlone() => new(new Reach(_records, isRead: new BodiesToRead(Files, []).Contains));

    /// <param name="entry">Its name.</param>
    /// <param name="code">What runs.</param>
    /// <param name="held">What holds before it does.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IEnumerable<Finding> From(string entry, IMethodSymbol code, Protections held, CancellationToken cancellationToken) =>
        _ids.Of(code) is { } id ? _search.From(entry, id, held, OpenTextSearch.EveryParameter, cancellationToken) : [];

    public IEnumerable<DeclarationFinding> FromDeclaration(Declaration declaration, CancellationToken cancellationToken) =>
        _ids.Of(declaration.Code) is { } id ? _declarations.Of(declaration, id, cancellationToken) : [];

    /// <summary>Of a part of a body: only what begins there.</summary>
    public IEnumerable<Finding> FromPart(ISymbol body, SyntaxTree tree, TextSpan part, CancellationToken cancellationToken)
    {
        body = WithoutLambdas(body);
        return _ids.Of(body) is { } id
            ? _search.From(body.NameOfEntry(), id, Protections.None, FilledIn(body), cancellationToken).Where(finding => finding.FirstStep.Place is var place && place.File == Files.NameOf(tree) && part.Contains(place.Span))
            : [];
    }

    /// <summary>Where a body that asks a model runs what it is answered, but for the parts that are said by themselves.</summary>
    public IEnumerable<Finding> FromAnswers(ISymbol body, SyntaxNode written, ImmutableArray<TextSpan> except, CancellationToken cancellationToken)
    {
        body = WithoutLambdas(body);
        return _ids.Of(body) is { } id && _summaries.MayRunAnswer(body, written, cancellationToken)
            ? _search.FromAnswers(body.NameOfEntry(), id, FilledIn(body), cancellationToken).Where(finding => finding.FirstStep.Place is var place && !(place.File == Files.NameOf(written.SyntaxTree) && except.Any(part => part.Contains(place.Span))))
            : [];
    }

    /// <summary>The steps of a lambda are its body's.</summary>
    private static ISymbol WithoutLambdas(ISymbol body)
    {
        while (body is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            body = body.ContainingSymbol;

        return body is IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method ? method.Implementation() : body;
    }

    /// <summary>Of a body that a program calls: only what it was handed of a model's answer.</summary>
    private Func<int, bool> FilledIn(ISymbol body) => ordinal => ordinal != TextMarks.Receiver && body is IMethodSymbol method && ordinal < method.Parameters.Length && _summaries.IsAnswer(method.Parameters[ordinal].Type);

    /// <summary>The same code registered twice is reported once, at the first that doesn't ask and before which nothing holds.</summary>
    public bool IsFirstOf(Registration registration, IMethodSymbol method, Func<Registered, bool> isBare) =>
        _ids.Of(method.Implementation()) is not { } code
        || _inventory.Value.Of(code).FirstOrDefault(other => !other.IsApproved && isBare(other)) is not { } first
        || first.Place == SourcePlace.Of(registration.Syntax, Files);

    /// <summary>The registration is the first step.</summary>
    public IEnumerable<Finding> FromElsewhere(Registration registration, IMethodSymbol method, Protections held, CancellationToken cancellationToken)
    {
        var place = SourcePlace.Of(registration.Syntax, Files);
        var operation = _models.OperationAt(registration.Syntax, cancellationToken) is IMethodReferenceOperation reference ? _summaries.EffectOf(reference, texts: null, cancellationToken).Operation : null;
        var callees = operation is null ? new Callees(BodiesOf(new(method)), []) : Callees.None;
        return _search.BehindRegistration(registration.Name, new(place, method.ShortName(), callees, operation, held), cancellationToken);
    }
}
