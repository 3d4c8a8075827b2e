using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.EntryPoints.Frameworks;
using AgentSafety.Guards;
using AgentSafety.Guards.Filters;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>One compilation, seen from its agents. What is learnt of a body is shared by every entry point and every rule.</summary>
internal sealed partial class AgentProgram
{
    private readonly KnownEntryPoints _known;
    private readonly SourceModels _models;
    private readonly Sites _sites;
    private readonly DeclaredEntryPoints _declared;
    private readonly Registrations _registrations;
    private readonly ToolDispatch _dispatch;
    private readonly AskedModels _asked;
    private readonly Declarations _declarations;
    private readonly LostApproval _lost;
    private readonly ApprovalAtRegistration _approval;
    private readonly ApprovalOfInstances _instances;
    private readonly FrameworkApproval _frameworks;
    private readonly GuardSwitches _switches;
    private readonly RubberStamps _stamps;
    private readonly HeldBefore _before;
    private readonly Wrappers _wrappers;
    private readonly Lazy<ProgramReach> _reach; // nothing is read before there is an entry point

    private AgentProgram(Compilation compilation, KnownTypes types, KnownEntryPoints known, ProjectFiles files)
    {
        _known = known;
        _declared = new(types, known);
        var (models, words) = (_models = new SourceModels(compilation), new WordSearch([.. known.TakingNames, .. GuardSwitches.Words, .. LostApproval.Words, .. RubberStamps.Words]));
        _sites = new(words);
        _registrations = new(types, known, models);
        (_dispatch, _asked) = (new(types, known), new(known));
        (_declarations, _switches) = (new(types), new(types));
        _lost = new(types, compilation);
        _stamps = new(types, models, new(types, files.Guards), value => new RegisteredCode(models).Of(value));
        _wrappers = new(types, models, method => _reach!.Value.GateOf(method, [], CancellationToken.None));
        _approval = new(types, _lost, _wrappers);
        _instances = new(compilation, models, types, _approval);
        _frameworks = new(compilation, types);
        _reach = new(() => new(compilation, types, files, known, _registrations, words, _approval, _wrappers));
        _before = new(new(compilation, models, types, value => new RegisteredCode(models).Of(value).Select(static code => code.Code)), new(types, new(compilation, types)), (code, names, token) => _reach.Value.GateOf(code, names, token));
    }

    /// <summary>Null when no agent framework is referenced, and no file names entry points of this compilation: then there is nothing to do, and nothing is done.</summary>
    public static AgentProgram? TryCreate(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var types = new KnownTypes(compilation);
        var known = new KnownEntryPoints(compilation, types, EntryPointFile.Read(options.AdditionalFiles, cancellationToken));
        return known.Any || GuardSwitches.Concern(types) ? new(compilation, types, known, ProjectFiles.Read(options.AdditionalFiles, cancellationToken)) : null;
    }

    /// <summary>Without any there is nothing to do but look at switches.</summary>
    public bool HasEntryPoints => _known.Any;

    /// <summary>What is written in a type that may, by its name, register code, turn a guard off or lose an approval. Nothing is bound to say so.</summary>
    public IEnumerable<SyntaxNode> SitesIn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _sites.In(type, cancellationToken).Where(node => MayRegister(node) || GuardSwitches.IsCandidate(node) || LostApproval.IsCandidate(node) || RubberStamps.IsCandidate(node));

    public bool MayRegister(SyntaxNode node) => RegistrationSyntax.IsCandidate(node, _known.TakingNames);

    public IOperation? OperationAt(SyntaxNode node, CancellationToken cancellationToken) => _models.OperationAt(node, cancellationToken);

    /// <summary>Findings of a method that an agent calls by how it is declared.</summary>
    public IEnumerable<Finding> FindingsOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.PartialImplementationPart is null && _declared.Of(method) is { } entry && !Asks(entry.AskedUnless) && !_instances.IsRequiredFor(method.ContainingType, cancellationToken)
            ? _reach.Value.From(method.NameOfEntry(), method.Implementation(), _before.Of(method, entry, cancellationToken), cancellationToken)
                .Select(finding => finding with { Filterable = Filterable.Of(entry.By, OfferedNames.Of(method, entry.By)) })
            : [];

    /// <summary>Findings of what is registered here: inside its lambda, or where code written elsewhere was handed over.</summary>
    public IEnumerable<Finding> FindingsOf(IOperation? operation, CancellationToken cancellationToken) =>
        _registrations.At(operation).SelectMany(registration => FindingsOf(registration, cancellationToken));

    /// <summary>Findings of the branches that only run because the model chose them. A method that is an entry point itself has said all that.</summary>
    public IEnumerable<Finding> FindingsOfBranches(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _known.DispatchesByHand ? Sites.BranchesIn(type, _dispatch.MayBeIn, cancellationToken).SelectMany(branching => FindingsOf(branching, _models.ModelOf(branching), cancellationToken)) : [];

    private IEnumerable<Finding> FindingsOf(SyntaxNode branching, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (model is null || _dispatch.BranchesOf(branching, model, cancellationToken) is not { } branches
            || model.GetEnclosingSymbol(branching.SpanStart, cancellationToken) is not { } enclosing || IsEntryPoint(enclosing))
            return [];

        return _reach.Value.FromPart(enclosing, branching.SyntaxTree, branches, cancellationToken);
    }

    /// <summary>What a method's attribute says of it, and isn't so.</summary>
    public IEnumerable<DeclarationFinding> UntruthsOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        _declarations.Of(method) is { } declaration && Declarations.IsIn(method, declaration) ? _reach.Value.FromDeclaration(declaration, cancellationToken) : [];

    /// <summary>What is said where a tool is made of code, and isn't so.</summary>
    public IEnumerable<DeclarationFinding> UntruthsOf(IOperation? operation, CancellationToken cancellationToken) =>
        _declarations.At(operation) is { } declaration ? _reach.Value.FromDeclaration(declaration, cancellationToken) : [];

    public Location LocationOf(SourcePlace place) => place.In(_reach.Value.Files);

    private IEnumerable<Finding> FindingsOf(Registration registration, CancellationToken cancellationToken)
    {
        if (registration.Code is not { } code || Asks(registration.AskedUnless) || _approval.IsRequiredFor(registration.Call))
            return [];

        var approvable = registration.Kind is RegistrationKind.Function && _approval.CanBeRequiredFor(registration.Call);
        var held = approvable || registration.By is not $"{ExtensionsAI.Factory}.Create" ? _before.Of(registration, cancellationToken) : Protections.None;
        var findings = registration.HoldsItsCode ? _reach.Value.From(registration.Name, code, held, cancellationToken)
            : IsSaidWhereDeclared(code, cancellationToken) || !_reach.Value.IsFirstOf(registration, code, other => _before.Of(other, cancellationToken) is Protections.None) ? []
            : _reach.Value.FromElsewhere(registration, code, held, cancellationToken);
        return findings.Select(finding => finding with { ApprovableAtRegistration = approvable, IsAtRegistration = !registration.HoldsItsCode, Filterable = Filterable.Of(registration.By, OfferedNames.Of(registration)) });
    }

    /// <summary>All of it, unless something holds there that doesn't hold here.</summary>
    private bool IsSaidWhereDeclared(IMethodSymbol code, CancellationToken cancellationToken) =>
        _declared.Covers(code) && (_declared.Of(code) is not { } entry || _before.Of(code, entry, cancellationToken) is Protections.None);

    private bool IsEntryPoint(ISymbol symbol)
    {
        for (var current = symbol; current is IMethodSymbol method; current = current.ContainingSymbol)
            if (_declared.Of(method) is not null)
                return true;

        return false;
    }

    private bool Asks(Asked? asked) => asked is not null && _frameworks.Holds(asked.Options, asked.Switches);
}
