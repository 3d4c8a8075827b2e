using Microsoft.CodeAnalysis.CSharp;
using AgentSafety.Benchmarks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Each ends within five minutes on two quiet cores; a number behind it asks for more rounds.
var rounds = args is [.., var last] && int.TryParse(last, out var asked) ? asked : 0;
switch (args)
{
    case ["compare", ..]:
        Comparison.Print("20,000 methods, 200 tools", static () => Synthetic(200), Looker.All, Math.Max(rounds, 3));
        Comparison.Print("20,000 methods, 4,000 tools that reach most of them", static () => Synthetic(4_000), Looker.Floors, Math.Max(rounds, 2));
        Comparison.Print("20,000 methods, no agent framework", static () => Analysis.Compilation(Analysis.Parse(new(20_000, 0)), agentFramework: false), Looker.Floors, Math.Max(rounds, 2));
        return;
    case ["scaling", ..]:
        Comparison.PrintScaling(Math.Max(rounds, 2));
        return;
    case ["contracts", var project, ..] when project.EndsWith("proj", StringComparison.Ordinal):
        ContractCost.Print(Path.GetFileName(project), project, Math.Max(rounds, 3));
        return;
    case ["contracts", ..]:
        foreach (var destroying in new[] { 700, 100 }) // as much as the median of public repositories reaches, and the hard case of a tenth
            InFolder(folder =>
            {
                var program = new SyntheticProgram(2_000, tools: 0, destroying);
                ContractCost.Print($"20 projects, {program.Density:P1} of all methods reach an operation", ContractCost.Write(folder, program, projects: 20), Math.Max(rounds, 3));
            });
        return;
    case ["cold", ..]:
        InFolder(folder => ColdComparison.Print("20,000 methods, 200 tools", folder, ColdComparison.Write(folder, new(AnalyzerBenchmarks.Methods, 200)), Looker.All, Math.Max(rounds, 3)));
        InFolder(folder => ColdComparison.Print("20,000 methods, 4,000 tools that reach most of them", folder, ColdComparison.Write(folder, new(AnalyzerBenchmarks.Methods, 4_000)), Looker.Floors, Math.Max(rounds, 3)));
        InFolder(folder => ColdComparison.Print("20,000 methods, no agent framework", folder, ColdComparison.Write(folder, new(AnalyzerBenchmarks.Methods, 0), agentFramework: false), Looker.Floors, Math.Max(rounds, 3)));
        return;
    case ["project", var project, ..]:
        InFolder(folder =>
        {
            var (arguments, what) = RealProject.Write(folder, project, entriesInHundred: 1);
            ColdComparison.Print(what, folder, arguments, Looker.All, Math.Max(rounds, 3));
        });
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

static CSharpCompilation Synthetic(int tools) => Analysis.Compilation(Analysis.Parse(new(AnalyzerBenchmarks.Methods, tools)), agentFramework: true);

static void InFolder(Action<string> act)
{
    var folder = Directory.CreateTempSubdirectory("agentsafety-benchmark-").FullName;
    try
    {
        act(folder);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
