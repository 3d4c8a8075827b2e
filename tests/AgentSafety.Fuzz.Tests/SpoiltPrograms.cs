namespace AgentSafety.Fuzz.Tests;

/// <summary>
/// Tokens and lines that are missing, doubled, swapped, cut off or replaced by odd characters. Seeds are fixed, so a mutant that fails can be had again.
/// More of them: set AGENTSAFETY_MUTANTS.
/// </summary>
public sealed class SpoiltPrograms
{
    private const int Usually = 2000;

    [Fact]
    public async Task Are_read_in_time_without_a_crash_and_what_is_offered_for_them_compiles()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AGENTSAFETY_MUTANTS"), out var wanted) ? wanted : Usually;
        var trial = Here.Trial();
        await HaveNoFailure(trial, Mutant.Many(Corpus.All, 0, count));
        Assert.True(trial.Findings > count / 10, $"{trial.Findings} findings"); // or the mutants are too spoilt to test anything
        Assert.True(trial.Fixed > count / 10, $"{trial.Fixed} fixes");
    }

    /// <summary>One in six of them, and all where mutants are asked for: then every fix has its turn, but for the one that says which package to add.</summary>
    [Fact]
    public async Task Unspoilt_they_pass_too()
    {
        var all = Environment.GetEnvironmentVariable("AGENTSAFETY_MUTANTS") is { Length: > 0 };
        var trial = Here.Trial();
        await HaveNoFailure(trial, Corpus.All.Where((_, number) => all || number % 6 == 0));
        Assert.True(trial.Fixed > 50, $"{trial.Fixed} fixes");
        Assert.Equal(["AddAgentSafetyFix"], all ? trial.Untried : ["AddAgentSafetyFix"]);
    }

    [Fact]
    public void The_corpus_holds_what_the_tests_say_and_what_we_wrote()
    {
        Assert.True(Corpus.All.Length > 450, $"{Corpus.All.Length} programs");
        Assert.All(["Calls.", "Guards.", "Limits.", "GuardsCalls.", "RequiresApproval.", "samples/SafeAgent/Program.cs"], static name =>
            Assert.Contains(Corpus.All, program => program.Name.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_of_mutation_changes_most_programs() => Assert.All(Enum.GetValues<Mutation>(), static mutation =>
        Assert.True(Corpus.All.Count(program => Mutant.Spoil(program.Text, mutation, new(7)) != program.Text) > Corpus.All.Length / 2, $"{mutation}"));

    [Fact]
    public void The_same_seed_gives_the_same_mutant() =>
        Assert.All(Enumerable.Range(0, 50), static seed => Assert.Equal(Mutant.Of(Corpus.All[seed], seed).Text, Mutant.Of(Corpus.All[seed], seed).Text));

    internal static async Task HaveNoFailure(Trial trial, IEnumerable<SourceProgram> programs)
    {
        var failures = await trial.FailuresAsync(programs);
        Assert.True(failures.Length == 0, string.Join("\n\n", failures)); // in full: the seed, what is wrong, and the code
    }
}
