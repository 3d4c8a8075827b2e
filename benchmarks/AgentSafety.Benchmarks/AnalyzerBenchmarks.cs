using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Benchmarks;

/// <summary>What it adds to a compilation of 20,000 methods to look at it, by what the looker asks the compiler for.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    public const int Methods = 20_000;

    private static readonly HashSet<int?> Checked = [];

    private SyntheticProgram _program = null!;
    private SyntaxTree[] _trees = [];

    /// <summary>Null: no agent framework is referenced.</summary>
    [Params(null, 0, 20, 200)]
    public int? Tools { get; set; }

    [GlobalSetup]
    public void CheckTheAnswerFirst()
    {
        _program = new(Methods, Tools ?? 0);
        if (!Checked.Add(Tools))
            return; // one answer for all four cases

        Analysis.Verify(_program, agentFramework: Tools is not null);
        Console.WriteLine($"// {_program.Tools} tools reach {_program.ReachedMethods:N0} of {Methods:N0} methods and deserve {_program.ExpectedWarnings} warnings");
    }

    /// <summary>Fresh trees: what an analyzer remembers of a tree must not help it the second time.</summary>
    [IterationSetup]
    public void Parse() => _trees = Analysis.Parse(_program);

    [Benchmark(Baseline = true)]
    public int None() => Analysis.Diagnostics(Compilation()).Length;

    [Benchmark]
    public int EmptySymbol() => Analysis.Diagnostics(Compilation(), new EmptySymbolAction()).Length;

    [Benchmark]
    public int EmptyOperation() => Analysis.Diagnostics(Compilation(), new EmptyOperationAction()).Length;

    [Benchmark]
    public int Ours() => Analysis.Diagnostics(Compilation(), Analysis.Ours).Length;

    private CSharpCompilation Compilation() => Analysis.Compilation(_trees, agentFramework: Tools is not null);
}
