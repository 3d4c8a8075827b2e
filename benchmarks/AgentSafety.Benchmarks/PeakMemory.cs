using System.Diagnostics;
using System.Globalization;

namespace AgentSafety.Benchmarks;

/// <summary>How much memory a compiler's process needs at most. Only a process of its own can tell, and it is a cold one, as a build's is.</summary>
public static class PeakMemory
{
    public static void Print(int rounds)
    {
        Console.WriteLine("| 20,000 methods, 200 tools | peak MB | ÷ none | CPU ms of the whole process | ÷ none |\n|---|---|---|---|---|");
        var least = Looker.All.ToDictionary(static looker => looker, static _ => (Peak: double.MaxValue, Cpu: double.MaxValue));
        for (var round = 0; round < rounds; round++)
            foreach (var looker in Looker.All)
            {
                var (peak, cpu) = InProcess(looker);
                least[looker] = (Math.Min(least[looker].Peak, peak), Math.Min(least[looker].Cpu, cpu));
            }

        foreach (var (looker, (peak, cpu)) in least)
            Console.WriteLine($"| {looker.Name} | {peak:F0} | {peak / least[Looker.None].Peak:F2} | {cpu:F0} | {cpu / least[Looker.None].Cpu:F2} |");
    }

    /// <summary>In the process that was started for it.</summary>
    public static void Run(string looker)
    {
        Sample.Of(Analysis.Compilation(Analysis.Parse(new(20_000, 200)), agentFramework: true), Looker.All.Single(one => one.Name == looker).Analyzers);
        using var own = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{own.PeakWorkingSet64 / 1048576.0} {own.TotalProcessorTime.TotalMilliseconds}"));
    }

    private static (double Peak, double Cpu) InProcess(Looker looker)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(PeakMemory).Assembly.Location] : Array.Empty<string>(), "memory", looker.Name]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredCompilation"] = "1"; // as csc
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture));
    }
}
