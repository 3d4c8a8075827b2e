using System.Globalization;
using System.Text;
using AgentSafety.Reachability;
using AgentSafety.Reachability.OtherAssemblies;

namespace AgentSafety.Fuzz.Tests;

/// <summary>A contract is written after reading a few bodies, chosen by what is written in them. It must say the same as if all had been read.</summary>
public sealed class ContractsByWords
{
    private const string Friends = """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]""";

    [Fact]
    public void Of_every_program_of_the_corpus_they_say_the_same_as_if_all_were_read()
    {
        var different = new List<string>();
        var telling = 0;
        Parallel.ForEach(Programs(), program =>
        {
            var (chosen, all) = (Contract(program, readAll: false), Contract(program, readAll: true));
            Interlocked.Add(ref telling, all.Length);
            if (chosen != all)
                lock (different)
                    different.Add($"{program.Name}\n{chosen}{all}{program.Text}");
        });
        Assert.True(different.Count == 0, $"{different.Count}\n{string.Join("\n", different.Order(StringComparer.Ordinal).Take(10))}");
        Assert.InRange(telling, 10_000, int.MaxValue);
    }

    /// <summary>All that use the whole language, and one of so many tests: a command reads them all.</summary>
    private static IEnumerable<SourceProgram> Programs()
    {
        var each = int.Parse(Environment.GetEnvironmentVariable("AGENTSAFETY_CONTRACTS_EACH") ?? "8", CultureInfo.InvariantCulture);
        return Corpus.Written.Concat(Corpus.All.GroupBy(static program => program.Name, StringComparer.Ordinal).Where((_, number) => number % each == 0).Select(static programs => programs.MaxBy(static program => program.Text.Length)!));
    }

    /// <summary>In a compilation of its own each time: what was read for one answer must not help the other.</summary>
    private static string Contract(SourceProgram program, bool readAll)
    {
        var shown = program with { Files = [.. program.Files.Select(static file => file with { Text = file.Text.Replace("private ", "internal ", StringComparison.Ordinal) }), new("Friends.cs", Friends)] };
        var contract = AgentProgram.ContractFor(Here.World.With(shown).GetCompilationAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()!, [], TestContext.Current.CancellationToken);
        _ = readAll ? contract.WriteReadingAll(TestContext.Current.CancellationToken) : contract.Write(TestContext.Current.CancellationToken);
        return string.Concat(contract.Members.Select(static member => (member.Key, Says: Says(member.Value))).Where(static member => member.Says.Length > 0).Select(static member => $"  {member.Key}: {member.Says}\n"));
    }

    /// <summary>What it comes to and what it protects. That some answer never comes, or that something is made which nobody destroys, may be missing.</summary>
    private static string Says(MemberContract contract)
    {
        var (guard, says) = (contract.Guard, new StringBuilder());
        foreach (var step in contract.Steps)
            says.Append(step.Name).Append(' ').Append(step.Operation?.Id).Append(' ').Append(step.Held).Append(step.IsUnbounded).Append(step.Said).Append(string.Join(",", step.Runs)).Append(string.Join(",", step.Requests)).Append("; ");
        says.Append(string.Join(",", contract.Lifecycle.Destroyed)).Append(string.Join(",", contract.Lifecycle.Remade));
        if (guard.OnReturn.Never)
            says.Append("never returns");
        foreach (var (outcome, proved) in guard.Answers.Select(static answer => (answer.Outcome.ToString(), answer.Proved)).Prepend(("return", guard.OnReturn)))
            if (!proved.Never && (proved.Protections is not Symbols.Protections.None || proved.Confines != default))
                says.Append(outcome).Append(" proves ").Append(proved.Protections).Append(proved.Confines).Append("; ");
        if (guard.Wraps is not Symbols.Protections.None || guard.Within is not Symbols.Protections.None || guard.VouchesForResult || guard.VouchesUnder != 0)
            says.Append(guard.Wraps).Append(guard.Within).Append(guard.VouchesForResult).Append(guard.VouchesUnder);
        return says.ToString();
    }
}
