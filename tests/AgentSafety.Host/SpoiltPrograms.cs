using System.Text.Json;
using AgentSafety.Fuzz;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Host;

/// <summary>Mutants of the programs that the fuzz tests hand over, put to the same trial as there.</summary>
internal static class SpoiltPrograms
{
    public static async Task<int> TryAsync(PackedAssembly analyzers, PackedAssembly fixes, string references, string programs, int from, int count)
    {
        var world = new World(File.ReadLines(references).Select(static path => MetadataReference.CreateFromFile(path)));
        var corpus = JsonSerializer.Deserialize<SourceProgram[]>(await File.ReadAllTextAsync(programs))!;
        var failures = await new Trial(world, analyzers.Analyzers, fixes.Fixes).FailuresAsync(Mutant.Many(corpus, from, count));

        Console.WriteLine($"spoilt programs: {count}, failures: {failures.Length}");
        foreach (var failure in failures)
            Console.WriteLine(failure);

        return failures.Length == 0 ? 0 : 1;
    }
}
