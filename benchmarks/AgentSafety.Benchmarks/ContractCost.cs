using System.Diagnostics;
using AgentSafety.Rules;

namespace AgentSafety.Benchmarks;

/// <summary>What it adds to a build that each assembly says what its members reach: a chain of projects, built by <c>dotnet build</c> with the generator and without, in turns.</summary>
public static class ContractCost
{
    /// <summary>As much as the median of public repositories reaches, and the hard case of a tenth.</summary>
    public static void Print(int rounds)
    {
        foreach (var destroying in new[] { 700, 100 })
            Print(rounds, new(2_000, tools: 0, destroying), projects: 20);
    }

    private static void Print(int rounds, SyntheticProgram program, int projects)
    {
        var folder = Directory.CreateTempSubdirectory("agentsafety-contracts-").FullName;
        try
        {
            Write(folder, projects, program);
            Run(folder, "restore");
            Build(folder, generate: true); // starts the compiler server, which each of the others then finds warm
            var (off, on) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                off.Add(Build(folder, generate: false));
                on.Add(Build(folder, generate: true));
            }

            Console.WriteLine($"{projects} projects, {program.Density:P1} of all methods reach an operation: {off.Min():F1} s without the generator, {on.Min():F1} s with it, ratio {on.Min() / off.Min():F3} (medians {Median(on) / Median(off):F3})");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Each references the one before.</summary>
    private static void Write(string folder, int projects, SyntheticProgram program)
    {
        var files = program.Files().ToArray();
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{typeof(PathAnalyzer).Assembly.Location}" />
                <CompilerVisibleProperty Include="AgentSafetyReachContract" />
              </ItemGroup>
            </Project>
            """);
        for (var project = 0; project < projects; project++)
        {
            var at = Directory.CreateDirectory(Path.Combine(folder, $"Project{project}")).FullName;
            var reference = project == 0 ? "" : $"""<ItemGroup><ProjectReference Include="../Project{project - 1}/Project{project - 1}.csproj" /></ItemGroup>""";
            File.WriteAllText(Path.Combine(at, $"Project{project}.csproj"), $"""<Project Sdk="Microsoft.NET.Sdk">{reference}</Project>""");
            for (var number = 0; number < files.Length; number++)
                File.WriteAllText(Path.Combine(at, $"File{number}.cs"), files[number].Replace("Synthetic.", $"Synthetic{project}.", StringComparison.Ordinal));
        }

        File.Move(Path.Combine(folder, $"Project{projects - 1}", $"Project{projects - 1}.csproj"), Path.Combine(folder, $"Project{projects - 1}", "Last.csproj"));
    }

    private static double Build(string folder, bool generate)
    {
        var clock = Stopwatch.StartNew();
        Run(folder, "build", "--no-restore", "-t:Rebuild", $"-p:AgentSafetyReachContract={(generate ? "true" : "false")}", "-p:UseSharedCompilation=true");
        return clock.Elapsed.TotalSeconds;
    }

    private static void Run(string folder, string command, params string[] options)
    {
        var last = Directory.EnumerateFiles(folder, "Last.csproj", SearchOption.AllDirectories).Single();
        using var build = Process.Start(new ProcessStartInfo("dotnet", [command, last, "-v:q", "-nologo", .. options]) { RedirectStandardOutput = true })!;
        build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {command} failed");
    }

    private static double Median(List<double> samples) => samples.Order().ElementAt(samples.Count / 2);
}
