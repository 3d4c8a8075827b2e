using AgentSafety.Calls;
using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>One compilation, seen from its agents. What is learnt of a body is shared by every entry point and every rule.</summary>
internal sealed class AgentProgram
{
    private readonly McpTools _tools;
    private readonly FunctionRegistrations _registrations;
    private readonly ApprovalAtRegistration _approval;
    private readonly FindingSearch _search;
    private readonly Lazy<RegistrationInventory> _inventory;
    private readonly Dispatch _dispatch;
    private readonly SourceModels _models;
    private readonly OperationCatalogue _catalogue;

    private AgentProgram(Compilation compilation, KnownTypes types, GuardFile guards)
    {
        var models = _models = new SourceModels(compilation);
        _registrations = new(types);
        _dispatch = new(compilation, new(compilation, models));
        _catalogue = new OperationCatalogue(types, models);
        var summaries = new Summaries(new(models), _dispatch, new(compilation, models), _catalogue, new(types, guards), new(types), _registrations, models);
        _search = new(new(summaries));
        _tools = new(types);
        _approval = new(types);
        _inventory = new(() => RegistrationInventory.Of(compilation, models, _registrations));
    }

    /// <summary>Null when no agent framework is referenced: then there is nothing to do, and nothing is done.</summary>
    public static AgentProgram? TryCreate(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var types = new KnownTypes(compilation);
        return types.Exists(McpTools.ToolAttribute) || types.Exists(FunctionRegistrations.Factory)
            ? new(compilation, types, GuardFile.Read(options.AdditionalFiles, cancellationToken))
            : null;
    }

    /// <summary>Findings of a method that an agent calls by its attribute.</summary>
    public IEnumerable<Finding> FindingsOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.PartialImplementationPart is null && _tools.IsTool(method)
            ? _search.From(method.Name, method.Implementation(), cancellationToken)
            : [];

    /// <summary>Findings of a function registered here: inside its lambda, or at the method group that was handed over.</summary>
    public IEnumerable<Finding> FindingsOf(IOperation? operation, CancellationToken cancellationToken)
    {
        if (_registrations.At(operation) is not { } registration || _approval.IsRequiredFor(registration.Call))
            return [];

        var findings = registration.HoldsItsCode
            ? _search.From(registration.Name, registration.Code, cancellationToken)
            : AtMethodGroup(registration, cancellationToken);
        var approvable = _approval.CanBeRequiredFor(registration.Call);
        return findings.Select(finding => finding with { ApprovableAtRegistration = approvable });
    }

    private IEnumerable<Finding> AtMethodGroup(Registration registration, CancellationToken cancellationToken)
    {
        var callees = _dispatch.Targets(new(registration.Code));
        var operation = _models.OperationAt(registration.Syntax, cancellationToken) is IMethodReferenceOperation reference ? _catalogue.Find(reference, cancellationToken) : null;
        var first = new Step(registration.Syntax, registration.Code.ShortName(), operation is null ? [.. callees] : [], operation, Protections.None);
        return !_tools.IsTool(registration.Code)
            && _search.Find(registration.Name, first, cancellationToken) is { } finding
            && IsFirst(registration, cancellationToken) ? [finding] : [];
    }

    /// <summary>The same method reached by two registrations is reported once, at the first that doesn't ask.</summary>
    private bool IsFirst(Registration registration, CancellationToken cancellationToken) =>
        _inventory.Value.Of(registration.Code).FirstOrDefault(other => !_approval.IsRequiredFor(other.Call)) is not { } first
        || first.Syntax.IsEquivalentTo(registration.Syntax) && Position.Of(first.Syntax) == Position.Of(registration.Syntax);
}
