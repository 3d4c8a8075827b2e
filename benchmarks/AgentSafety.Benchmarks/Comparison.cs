using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Benchmarks;

/// <summary>Everybody on the same program in one run, in turns, so that what else the machine does falls on all of them: the ratios count.</summary>
public static class Comparison
{
    /// <param name="title">Over the table.</param>
    /// <param name="program">A new compilation of new trees each time: nothing is remembered.</param>
    /// <param name="lookers">The first is what the others are measured by.</param>
    /// <param name="rounds">Of all of them, after one on a small program that compiles the compiler and them.</param>
    public static void Print(string title, Func<CSharpCompilation> program, ImmutableArray<Looker> lookers, int rounds)
    {
        foreach (var looker in lookers)
            Sample.Of(Analysis.Compilation(Analysis.Parse(new(1_000, 100)), agentFramework: true), looker.Analyzers);

        var taken = lookers.ToDictionary(static looker => looker, static _ => new List<Sample>());
        for (var round = 0; round < rounds; round++)
            foreach (var looker in lookers)
                taken[looker].Add(Sample.Of(program(), looker.Analyzers));

        Console.WriteLine($"## {title}\n\n| | CPU ms | ÷ none | ÷ empty operation action | allocated MB | ÷ none |\n|---|---|---|---|---|---|");
        foreach (var looker in lookers)
            Console.WriteLine($"| {looker.Name} | {Least(looker).Cpu:F0} | {Cpu(looker, Looker.None):F2} | {Cpu(looker, Looker.EmptyOperation):F2} | {Least(looker).Megabytes:F0} | {Least(looker).Megabytes / Least(Looker.None).Megabytes:F2} |");
        if (taken.ContainsKey(Looker.Net))
            Console.WriteLine($"\nours ÷ BannedApiAnalyzers {Cpu(Looker.Ours, Looker.BannedApi):F2} (goal 0.95); added to NetAnalyzers {Cpu(Looker.NetAndOurs, Looker.Net) - 1:P0} (goal 6 %)");
        Console.WriteLine();

        Sample Least(Looker looker) => Sample.Least(taken[looker]);

        double Cpu(Looker one, Looker other) => Least(one).Cpu / Least(other).Cpu;
    }

    /// <summary>Cost over programs of growing size, one method in a hundred a tool: the exponent of n. 1.00 is linear.</summary>
    public static void PrintScaling(int rounds)
    {
        int[] sizes = [4_000, 16_000, 64_000];
        var (none, ours) = (Costs(Looker.None), Costs(Looker.Ours));
        Console.WriteLine("| methods | none, CPU ms | with ours | ÷ none | allocated ÷ none |\n|---|---|---|---|---|");
        for (var i = 0; i < sizes.Length; i++)
            Console.WriteLine($"| {sizes[i]} | {none[i].Cpu:F0} | {ours[i].Cpu:F0} | {ours[i].Cpu / none[i].Cpu:F2} | {ours[i].Megabytes / none[i].Megabytes:F2} |");
        Console.WriteLine($"\nexponent from {sizes[0]} to {sizes[^1]}: with ours {Exponent(ours, static cost => cost.Cpu):F2} (goal 1.10), none {Exponent(none, static cost => cost.Cpu):F2}; of what is allocated {Exponent(ours, static cost => cost.Megabytes):F2}, none {Exponent(none, static cost => cost.Megabytes):F2}");

        Sample[] Costs(Looker looker) => [.. sizes.Select(size =>
        {
            var program = new SyntheticProgram(size, size / 100);
            return Sample.Least([.. Enumerable.Range(0, size == sizes[^1] ? rounds : rounds + 1).Select(_ => Sample.Of(Analysis.Compilation(Analysis.Parse(program), agentFramework: true), looker.Analyzers))]);
        })];

        double Exponent(Sample[] costs, Func<Sample, double> of) => Math.Log(of(costs[^1]) / of(costs[0])) / Math.Log((double)sizes[^1] / sizes[0]);
    }
}
