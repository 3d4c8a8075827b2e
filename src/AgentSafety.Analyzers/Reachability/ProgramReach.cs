using AgentSafety.Calls;
using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>Puts the rooms together for one compilation.</summary>
internal sealed class ProgramReach
{
    private readonly CodeIds _ids;
    private readonly Dispatch _dispatch;
    private readonly Summaries _summaries;
    private readonly FindingSearch _search;
    private readonly SourceModels _models;
    private readonly Lazy<RegistrationInventory> _inventory;

    public ProgramReach(Compilation compilation, KnownTypes types, GuardFile guards, FunctionRegistrations registrations, ApprovalAtRegistration approval, int mostBodies = Reach.MostBodies)
    {
        Files = new(compilation);
        _models = new(compilation);
        _ids = new(Files, _models);
        var services = new RegisteredServices(compilation, Files, _models);
        var delegates = new StoredDelegates(compilation, Files, _ids, _models);
        _dispatch = new(compilation, Files, _models, services);
        var declared = new DeclaredGuards(types, guards);
        var stamp = DeclarationStamp.Of(compilation).With(services.Stamp).With(guards.Stamp);
        _summaries = new(new(_ids, _models), new(_dispatch, declared, _ids, Files, stamp), delegates, new(types, _models), declared, new(types), registrations, _models, Files, _ids);
        _search = new(new(new(Files, stamp, _summaries, delegates), mostBodies));
        _inventory = new(() => new(compilation, Files, _ids, _models, registrations, approval));
    }

    public SourceFiles Files { get; }

    public IEnumerable<Finding> From(string entry, IMethodSymbol code, CancellationToken cancellationToken) =>
        _ids.Of(code) is { } id ? _search.From(entry, id, cancellationToken) : [];

    /// <summary>The registration is the first step. The same method reached by two of them is reported once, at the first that doesn't ask.</summary>
    public IEnumerable<Finding> FromMethodGroup(Registration registration, CancellationToken cancellationToken)
    {
        var place = SourcePlace.Of(registration.Syntax, Files);
        if (_ids.Of(registration.Code.Implementation()) is { } code && _inventory.Value.Of(code).FirstOrDefault(static other => !other.IsApproved) is { } first && first.Place != place)
            return [];

        var operation = _models.OperationAt(registration.Syntax, cancellationToken) is IMethodReferenceOperation reference ? _summaries.OperationOf(reference, cancellationToken) : null;
        var callees = operation is null ? new Callees([.. _dispatch.Targets(new(registration.Code)).Select(_ids.Of).OfType<CodeId>()], []) : Callees.None;
        return _search.Behind(registration.Name, new(place, registration.Code.ShortName(), callees, operation, Protections.None), cancellationToken);
    }
}
