using System.Collections.Immutable;

namespace AgentSafety.Benchmarks;

/// <summary>Everybody in a compiler of their own, in turns: what a build pays. The goals are ratios of these.</summary>
public static class ColdComparison
{
    /// <param name="title">Over the table.</param>
    /// <param name="folder">To write into.</param>
    /// <param name="program">The compiler's arguments without any analyzer: options, references, sources.</param>
    /// <param name="lookers">The first is what the others are measured by.</param>
    /// <param name="rounds">Of all of them.</param>
    public static void Print(string title, string folder, IReadOnlyCollection<string> program, ImmutableArray<Looker> lookers, int rounds)
    {
        var banned = Path.Combine(folder, "BannedSymbols.txt");
        File.WriteAllText(banned, Peers.BannedMembers(Analysis.Compilation([], agentFramework: false)));
        CompilerProcess.Run(folder, program); // what is read from disk is read once before
        var taken = lookers.ToDictionary(static looker => looker, static _ => new List<CompilerProcess.Cost>());
        for (var round = 0; round < rounds; round++)
            foreach (var looker in lookers)
                taken[looker].Add(CompilerProcess.Run(folder, [.. program, $"/additionalfile:{banned}", .. looker.Arguments]));

        Console.WriteLine($"## {title}\n\n| | CPU ms | ÷ none | ÷ empty operation action | peak MB | ÷ none |\n|---|---|---|---|---|---|");
        foreach (var looker in lookers)
            Console.WriteLine($"| {looker.Name} | {Middle(looker, Cpu):F0} | {Ratio(looker, Looker.None, Cpu):F2} | {Ratio(looker, Looker.EmptyOperation, Cpu):F2} | {Middle(looker, Peak):F0} | {Ratio(looker, Looker.None, Peak):F2} |");
        if (taken.ContainsKey(Looker.NetAndOurs))
            Console.WriteLine($"\nours ÷ BannedApiAnalyzers {Ratio(Looker.Ours, Looker.BannedApi, Cpu):F2} (goal 0.95), peak {Ratio(Looker.Ours, Looker.BannedApi, Peak):F2}; added to NetAnalyzers {Ratio(Looker.NetAndOurs, Looker.Net, Cpu) - 1:P0} (goal 6 %), peak {Ratio(Looker.NetAndOurs, Looker.Net, Peak) - 1:P0} (goal 5 %)");
        Console.WriteLine();

        double Middle(Looker looker, Func<CompilerProcess.Cost, double> of) => Median(taken[looker].Select(of));

        // Of the pairs of each round, as what else the machine does changes more slowly than that.
        double Ratio(Looker one, Looker other, Func<CompilerProcess.Cost, double> of) => Median(taken[one].Zip(taken[other], (mine, theirs) => of(mine) / of(theirs)));
    }

    /// <summary>The synthetic program, written where a compiler can read it.</summary>
    public static string[] Write(string folder, SyntheticProgram program, bool agentFramework = true)
    {
        ArgumentNullException.ThrowIfNull(program);
        var sources = program.Files().Select((text, number) => (Path: Path.Combine(folder, $"File{number}.cs"), Text: text)).ToArray();
        foreach (var (path, text) in sources)
            File.WriteAllText(path, text);
        return ["/target:library", "/nullable:enable", "/nowarn:CS1591,CS1701,CS1702", "/langversion:latest", $"/out:{Path.Combine(folder, "Synthetic.dll")}",
            .. References.Paths(agentFramework).Select(static path => $"/reference:{path}"), .. sources.Select(static source => source.Path)];
    }

    private static double Cpu(CompilerProcess.Cost cost) => cost.Cpu;

    private static double Peak(CompilerProcess.Cost cost) => cost.Peak;

    private static double Median(IEnumerable<double> of)
    {
        var sorted = of.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
