using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Benchmarks;

/// <summary>Who looks at a compilation, and is compared with the others.</summary>
public sealed record Looker(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    public static readonly Looker None = new("none", []);
    public static readonly Looker EmptySymbol = new("empty symbol action", [new EmptySymbolAction()]);
    public static readonly Looker EmptyOperation = new("empty operation action", [new EmptyOperationAction()]);
    public static readonly Looker BannedApi = new("BannedApiAnalyzers", Peers.BannedApi);
    public static readonly Looker Net = new("NetAnalyzers", Peers.Net);
    public static readonly Looker NetAndOurs = new("NetAnalyzers and ours", [.. Peers.Net, .. Analysis.Ours]);
    public static readonly Looker Ours = new("ours", Analysis.Ours);

    public static readonly ImmutableArray<Looker> All = [None, EmptySymbol, EmptyOperation, BannedApi, Net, NetAndOurs, Ours];

    public static readonly ImmutableArray<Looker> Floors = [None, EmptySymbol, EmptyOperation, Ours];
}
