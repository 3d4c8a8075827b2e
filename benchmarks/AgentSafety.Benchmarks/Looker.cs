using AgentSafety.Rules;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Benchmarks;

/// <summary>Who looks at a compilation, and is compared with the others.</summary>
public sealed record Looker(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, params ImmutableArray<string> Arguments)
{
    private static readonly string Own = $"/analyzer:{typeof(EmptyAnalyzer).Assembly.Location}";
    private static readonly ImmutableArray<string> NetFiles = [.. Peers.Files("NetAnalyzers").Select(static file => $"/analyzer:{file}")];
    private static readonly string OurFile = $"/analyzer:{typeof(PathAnalyzer).Assembly.Location}";
    private static readonly string NoContract = $"/analyzerconfig:{Path.Combine(AppContext.BaseDirectory, "NoContract.globalconfig")}"; // measured by itself

    public static readonly Looker None = new("none", []);
    public static readonly Looker EmptySymbol = new("empty symbol action", [new EmptySymbolAction()], Own, "/nowarn:EMPTY2");
    public static readonly Looker EmptyOperation = new("empty operation action", [new EmptyOperationAction()], Own, "/nowarn:EMPTY1");
    public static readonly Looker BannedApi = new("BannedApiAnalyzers", Peers.BannedApi, [.. Peers.Files("BannedApiAnalyzers").Select(static file => $"/analyzer:{file}")]);
    public static readonly Looker Net = new("NetAnalyzers", Peers.Net, NetFiles);
    public static readonly Looker NetAndOurs = new("NetAnalyzers and ours", [.. Peers.Net, .. Analysis.Ours], [.. NetFiles, OurFile, NoContract]);
    public static readonly Looker Ours = new("ours", Analysis.Ours, OurFile, NoContract);

    public static readonly ImmutableArray<Looker> All = [None, EmptySymbol, EmptyOperation, BannedApi, Net, NetAndOurs, Ours];

    public static readonly ImmutableArray<Looker> Floors = [None, EmptySymbol, EmptyOperation, Ours];
}
