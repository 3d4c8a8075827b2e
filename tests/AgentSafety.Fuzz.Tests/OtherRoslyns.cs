using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Fuzz.Tests;

/// <summary>The same where users are: in a process of its own for each Roslyn we are tried on. These tests themselves run on the oldest.</summary>
public sealed class OtherRoslyns
{
    private const int Mutants = 400;

    public static TheoryData<string> Newer => [.. Data("RoslynHosts").Split(';').Where(static version => version != typeof(Compilation).Assembly.GetName().Version!.ToString(3))];

    [Theory]
    [MemberData(nameof(Newer))]
    public async Task Spoilt_programs_are_read_there_without_a_crash_too(string roslyn)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "hosts", roslyn)).FullName;
        var programs = Path.Combine(folder, "programs.json");
        await File.WriteAllTextAsync(programs, JsonSerializer.Serialize(Corpus.All), TestContext.Current.CancellationToken);

        var said = await RunAsync("run", "--project", Path.Combine(Data("RepositoryRoot"), "tests", "AgentSafety.Host"), "--artifacts-path", Path.Combine(folder, "built"), $"-p:RoslynVersion={roslyn}", "--",
            Beside("AgentSafety.Analyzers.dll"), Beside("AgentSafety.CodeFixes.dll"), Beside("references.txt"), programs, $"{From(roslyn)}", $"{Mutants}");

        Assert.True(said.ReplaceLineEndings("\n") == $"Roslyn {roslyn}\nspoilt programs: {Mutants}, failures: 0\n", said);
    }

    /// <summary>Other mutants for each, none of them those that are tried here.</summary>
    private static int From(string roslyn) => 1_000_000 + Newer.Select(static row => row.Data).ToList().IndexOf(roslyn) * Mutants;

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Data(string key) => typeof(OtherRoslyns).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name); // what the build that runs these tests told itself
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return string.Concat(said);
    }
}
