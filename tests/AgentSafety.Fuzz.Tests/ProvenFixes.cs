using System.Collections.Concurrent;
using AgentSafety.Testing.Proof;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Fuzz.Tests;

/// <summary>
/// What is offered for the samples, for spoilt programs, and for whole repositories: AGENTSAFETY_REPOSITORIES names their folders, none if you don't say.
/// With AGENTSAFETY_FIX_NUMBERS the numbers are left in files that begin like that.
/// </summary>
public sealed class ProvenFixes
{
    [Fact]
    public async Task Hold_in_the_samples()
    {
        var tally = new FixTally();
        await HoldAsync("samples", tally, Here.World, [.. Corpus.Samples, Corpus.Program("Environments", Corpus.FilesIn("samples", "Environments"), OutputKind.ConsoleApplication)]);
        Assert.NotEmpty(tally.Fixes);
    }

    /// <summary>Few, for what is offered for many is tried by <see cref="SpoiltPrograms"/>, which asks less of it. More: AGENTSAFETY_SPOILT_FIXES.</summary>
    [Fact]
    public Task Hold_in_spoilt_programs() =>
        HoldAsync("spoilt", new(), Here.World, Mutant.Many(Corpus.All, 0, int.TryParse(Environment.GetEnvironmentVariable("AGENTSAFETY_SPOILT_FIXES"), out var wanted) ? wanted : 25));

    [Fact]
    public Task Hold_in_repositories() => HoldAsync("repositories", new(), new(Repositories.References), Repositories.Named);

    private static async Task HoldAsync(string name, FixTally tally, World world, IEnumerable<SourceProgram> programs)
    {
        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(programs, async (program, _) =>
        {
            foreach (var problem in await new FixProof(Here.Analyzers, Here.Fixes, tally).ProblemsAsync(world.With(program)))
                problems.Add($"{program.Name}: {problem}");
        });

        if (Environment.GetEnvironmentVariable("AGENTSAFETY_FIX_NUMBERS") is { Length: > 0 } file)
            await File.WriteAllTextAsync($"{file}.{name}", $"{tally}\n");

        Assert.True(problems.IsEmpty, string.Join("\n\n", problems));
    }
}
