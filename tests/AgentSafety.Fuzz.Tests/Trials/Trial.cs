using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Fuzz;

/// <summary>What must be true of every program, however spoilt: analyzers and fixes don't throw and end in time, and a fix adds no error.</summary>
internal sealed class Trial(World world, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes)
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(60);

    private int _findings;
    private readonly ConcurrentDictionary<string, int> _fixed = new();

    public int Findings => _findings;

    public int Fixed => _fixed.Values.Sum();

    /// <summary>The fixes that nothing was offered of.</summary>
    public string[] Untried => [.. fixes.Select(static fix => fix.GetType().Name).Where(name => !_fixed.ContainsKey(name))];

    /// <summary>Of each program that fails: its name, what is wrong, and the code, as short as it still fails.</summary>
    public async Task<string[]> FailuresAsync(IEnumerable<SourceProgram> programs)
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(programs, async (program, _) =>
        {
            if (failures.Count < 5 && await ProblemAsync(program) is { } problem)
                failures.Add($"{program.Name}: {problem}\n{(await ShortenedAsync(program)).Text}");
        });
        return [.. failures.Order(StringComparer.Ordinal)];
    }

    /// <summary>Pieces of lines are left out, halves first, as long as what is left still fails.</summary>
    private async Task<SourceProgram> ShortenedAsync(SourceProgram failing)
    {
        var until = DateTime.UtcNow.AddSeconds(20);
        for (var piece = failing.Text.Split('\n').Length / 2; piece > 0; piece /= 2)
            for (var start = 0; start < failing.Text.Split('\n').Length && DateTime.UtcNow < until;)
            {
                var shorter = failing.With(string.Join('\n', failing.Text.Split('\n').Where((_, line) => line < start || line >= start + piece)));
                if (await ProblemAsync(shorter) is null)
                    start += piece;
                else
                    failing = shorter;
            }

        return failing;
    }

    private async Task<string?> ProblemAsync(SourceProgram program) => await FirstProblemAsync(program) is { } problem && await CompilesWithoutUsAsync(program) ? problem : null;

    /// <summary>Some compilers fail on some half-typed code, with nobody looking on: Roslyn 5.0 on an extension block without its closing brace.</summary>
    private async Task<bool> CompilesWithoutUsAsync(SourceProgram program)
    {
        try
        {
            (await world.With(program).GetCompilationAsync())!.GetDiagnostics();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private async Task<string?> FirstProblemAsync(SourceProgram program)
    {
        try
        {
            var (problem, took) = await TimedAsync(program).WaitAsync(ForEver);
            if (problem is null && took > InTime)
                (problem, took) = await TimedAsync(program).WaitAsync(ForEver); // slow twice is slow; once is a busy machine, or a cold one

            return problem ?? (took > InTime ? $"it took {took}" : null);
        }
        catch (Exception thrown)
        {
            return thrown.ToString();
        }
    }

    private async Task<(string? Problem, TimeSpan Took)> TimedAsync(SourceProgram program)
    {
        var clock = Stopwatch.StartNew();
        var project = world.With(program);
        var findings = await FindingsAsync(project);
        var took = clock.Elapsed;
        if (findings.FirstOrDefault(static finding => finding.Id == "AD0001") is { } crash)
            return ($"{crash.GetMessage(CultureInfo.InvariantCulture)} {crash.Descriptor.Description.ToString(CultureInfo.InvariantCulture)}", took);

        Interlocked.Add(ref _findings, findings.Length);
        return (await new FixTrial(project, findings, fixes, fix => _fixed.AddOrUpdate(fix.GetType().Name, 1, static (_, count) => count + 1)).ProblemAsync(), took);
    }

    private async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project)
    {
        var compilation = await project.GetCompilationAsync();
        return await compilation!.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }
}
