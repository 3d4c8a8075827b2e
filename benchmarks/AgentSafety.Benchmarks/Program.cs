using Microsoft.CodeAnalysis.CSharp;
using AgentSafety.Benchmarks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

switch (args)
{
    case ["compare"]:
        Comparison.Print("20,000 methods, 200 tools", static () => Analysis.Compilation(Analysis.Parse(new(20_000, 200)), agentFramework: true));
        Comparison.Print("20,000 methods, 4,000 tools that reach most of them", static () => Analysis.Compilation(Analysis.Parse(new(20_000, 4_000)), agentFramework: true));
        Comparison.Print("20,000 methods, no agent framework", static () => Analysis.Compilation(Analysis.Parse(new(20_000, 0)), agentFramework: false));
        return;
    case ["scaling"]:
        Comparison.PrintScaling();
        return;
    case ["contracts"]:
        ContractCost.Print();
        return;
    case ["project", var project]:
        var loaded = RealProject.Load(project, entriesInHundred: 1);
        Comparison.Print(Path.GetFileName(project), () => loaded.RemoveAllSyntaxTrees().AddSyntaxTrees(loaded.SyntaxTrees.Select(static tree => CSharpSyntaxTree.Create((CSharpSyntaxNode)tree.GetRoot(), (CSharpParseOptions)tree.Options, tree.FilePath))));
        return;
}

// A compilation takes seconds, so an iteration is one of them; the usual options ask for more or fewer.
var job = Job.Default
    .WithStrategy(RunStrategy.Monitoring)
    .WithWarmupCount(1)
    .WithIterationCount(5)
    .WithToolchain(new InProcessEmitToolchain(timeout: TimeSpan.FromHours(1), logOutput: false)) // all cases in one process: none pays alone for a cold compiler
    .WithClock(CpuClock.Instance);

BenchmarkSwitcher.FromAssembly(typeof(AnalyzerBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job.AsDefault()).AddColumn(StatisticColumn.Median));
