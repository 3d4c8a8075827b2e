using AgentSafety.Configuration;
using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>One compilation, seen from its agents. What is learnt of a body is shared by every entry point and every rule.</summary>
internal sealed class AgentProgram
{
    private readonly McpTools _tools;
    private readonly FunctionRegistrations _registrations;
    private readonly ApprovalAtRegistration _approval;
    private readonly Lazy<ProgramReach> _reach; // nothing is read before there is an entry point

    private AgentProgram(Compilation compilation, KnownTypes types, GuardFile guards)
    {
        _registrations = new(types);
        _tools = new(types);
        _approval = new(types);
        _reach = new(() => new(compilation, types, guards, _registrations, _approval));
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
            ? _reach.Value.From(method.Name, method.Implementation(), cancellationToken)
            : [];

    /// <summary>Findings of a function registered here: inside its lambda, or at the method group that was handed over.</summary>
    public IEnumerable<Finding> FindingsOf(IOperation? operation, CancellationToken cancellationToken)
    {
        if (_registrations.At(operation) is not { } registration || _approval.IsRequiredFor(registration.Call))
            return [];

        var findings = registration.HoldsItsCode ? _reach.Value.From(registration.Name, registration.Code, cancellationToken)
            : _tools.IsTool(registration.Code) ? []
            : _reach.Value.FromMethodGroup(registration, cancellationToken);
        var approvable = _approval.CanBeRequiredFor(registration.Call);
        return findings.Select(finding => finding with { ApprovableAtRegistration = approvable });
    }

    public Location LocationOf(Step step) => step.Place.In(_reach.Value.Files);
}
