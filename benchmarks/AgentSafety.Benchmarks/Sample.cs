using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Benchmarks;

/// <summary>What one compilation cost: processor time of all threads, and what was allocated.</summary>
public readonly record struct Sample(double Cpu, double Megabytes)
{
    /// <param name="compilation">Nothing is bound yet.</param>
    /// <param name="analyzers">None: the compiler alone.</param>
    public static Sample Of(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        if (analyzers.IsEmpty)
            compilation.GetDiagnostics();
        else
            compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(Peers.Options(compilation), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false)).GetAllDiagnosticsAsync().GetAwaiter().GetResult();

        return new((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, (GC.GetTotalAllocatedBytes() - bytes) / 1048576.0);
    }

    /// <summary>Of several: what else the machine did only ever adds.</summary>
    public static Sample Least(IReadOnlyCollection<Sample> samples) => new(samples.Min(static sample => sample.Cpu), samples.Min(static sample => sample.Megabytes));
}
