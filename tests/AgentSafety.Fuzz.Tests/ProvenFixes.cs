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

    [Fact]
    public Task Hold_in_repositories() => HoldAsync("repositories", new(), new(Repositories.References), Repositories.Named);

    private static async Task HoldAsync(string name, FixTally tally, World world, IEnumerable<SourceProgram> programs)
    {
        var problems = new List<string>();
        foreach (var program in programs)
            problems.AddRange((await new FixProof(Here.Analyzers, Here.Fixes, tally).ProblemsAsync(world.With(program))).Select(problem => $"{program.Name}: {problem}"));

        if (Environment.GetEnvironmentVariable("AGENTSAFETY_FIX_NUMBERS") is { Length: > 0 } file)
            await File.WriteAllTextAsync($"{file}.{name}", $"{tally}\n");

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }
}
