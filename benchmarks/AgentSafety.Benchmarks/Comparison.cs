using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Benchmarks;

/// <summary>Everybody on the same program in one run, in turns, so that what else the machine does falls on all of them: the ratios count.</summary>
public static class Comparison
{
    private static readonly (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] Cases =
    [
        ("none", []), ("empty symbol action", [new EmptySymbolAction()]), ("empty operation action", [new EmptyOperationAction()]),
        ("BannedApiAnalyzers", Peers.BannedApi), ("NetAnalyzers", Peers.Net), ("NetAnalyzers and ours", [.. Peers.Net, .. Analysis.Ours]), ("ours", Analysis.Ours),
    ];

    /// <param name="program">A new compilation of new trees each time: nothing is remembered.</param>
    /// <param name="rounds">The first, which compiles the compiler, isn't counted.</param>
    public static void Print(string title, Func<CSharpCompilation> program, int rounds = 3)
    {
        var taken = Cases.ToDictionary(static one => one.Name, static _ => new List<(double Cpu, double Megabytes)>());
        for (var round = 0; round <= rounds; round++)
            foreach (var (name, analyzers) in Cases)
            {
                var sample = Measure(program(), analyzers);
                if (round > 0)
                    taken[name].Add(sample);
            }

        Console.WriteLine($"## {title}\n\n| | CPU ms, median | ÷ none | ÷ empty operation action | allocated ÷ none |\n|---|---|---|---|---|");
        foreach (var (name, _) in Cases)
            Console.WriteLine($"| {name} | {Median(taken[name], static sample => sample.Cpu):F0} | {Ratio(name, "none", static sample => sample.Cpu):F2} | {Ratio(name, "empty operation action", static sample => sample.Cpu):F2} | {Ratio(name, "none", static sample => sample.Megabytes):F2} |");
        Console.WriteLine($"\nours ÷ BannedApiAnalyzers {Ratio("ours", "BannedApiAnalyzers", static sample => sample.Cpu):F2}; added to NetAnalyzers {Ratio("NetAnalyzers and ours", "NetAnalyzers", static sample => sample.Cpu) - 1:P0}\n");

        double Ratio(string one, string other, Func<(double Cpu, double Megabytes), double> of) =>
            Median(taken[one].Zip(taken[other], (left, right) => (of(left) / of(right), 0.0)), static ratio => ratio.Item1);
    }

    /// <summary>Cost beside the compiler alone, over programs of growing size: the exponent of n. 1.00 is linear.</summary>
    public static void PrintScaling()
    {
        var sizes = new[] { 4_000, 16_000, 64_000 };
        double[] Costs(ImmutableArray<DiagnosticAnalyzer> analyzers) => [.. sizes.Select(size =>
        {
            var program = new SyntheticProgram(size, size / 100);
            return Enumerable.Range(0, 4).Select(_ => Measure(Analysis.Compilation(Analysis.Parse(program), agentFramework: true), analyzers).Cpu).Skip(1).Min();
        })];

        var (none, ours) = (Costs([]), Costs(Analysis.Ours));
        for (var i = 1; i < sizes.Length; i++)
            Console.WriteLine($"{sizes[i - 1]} → {sizes[i]}: none {none[i - 1]:F0} → {none[i]:F0} ms, with ours {ours[i - 1]:F0} → {ours[i]:F0} ms, exponent {Math.Log(ours[i] / ours[i - 1], 4):F2} (none {Math.Log(none[i] / none[i - 1], 4):F2})");
    }

    private static (double Cpu, double Megabytes) Measure(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        if (analyzers.IsEmpty)
            compilation.GetDiagnostics();
        else
            compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(Peers.Options(compilation), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false)).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return ((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, (GC.GetTotalAllocatedBytes() - bytes) / 1048576.0);
    }

    private static double Median<T>(IEnumerable<T> samples, Func<T, double> of) => samples.Select(of).Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
