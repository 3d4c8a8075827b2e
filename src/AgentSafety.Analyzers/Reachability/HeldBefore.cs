using AgentSafety.EntryPoints;
using AgentSafety.Guards;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What holds before an entry point runs: each filter that covers it must let it through, and an attribute says who may call it.</summary>
internal sealed class HeldBefore(ToolFilters filters, Authorization authorization, Func<IMethodSymbol, ImmutableArray<string>, CancellationToken, Protections> gateOf)
{
    public Protections Of(IMethodSymbol method, DeclaredEntryPoint entry, CancellationToken cancellationToken) =>
        Of(entry.By, OfferedNames.Of(method, entry.By), cancellationToken) | ByAttribute(entry.By, method);

    public Protections Of(Registration registration, CancellationToken cancellationToken) =>
        Of(registration.By, OfferedNames.Of(registration), cancellationToken) | (registration.Code is { } code ? ByAttribute(registration.By, code) : Protections.None);

    public Protections Of(Registered registered, CancellationToken cancellationToken) => Of(registered.By, registered.Offered, cancellationToken);

    private Protections Of(string by, ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var held = Protections.None;
        foreach (var filter in filters.Covering(by, cancellationToken))
            held |= gateOf(filter, names, cancellationToken);

        return held;
    }

    private Protections ByAttribute(string by, IMethodSymbol code) => by.StartsWith("ModelContextProtocol.Server.McpServer", StringComparison.Ordinal) ? authorization.Of(code) : Protections.None;
}
