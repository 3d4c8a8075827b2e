using System.Diagnostics;
using AgentSafety.Rules;

namespace AgentSafety.Benchmarks;

/// <summary>What it adds to a build that each assembly says what its members reach: a project and all that it references, built by <c>dotnet build</c> with the generator and without, in turns.</summary>
public static class ContractCost
{
    private static readonly string[] Lenient = ["-v:q", "-nologo", "-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false", "-p:SignAssembly=false", "-p:UseSharedCompilation=true"];

    public static void Print(string title, string project, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("agentsafety-contracts-").FullName;
        try
        {
            var targets = Path.Combine(folder, "Contracts.targets");
            File.WriteAllText(targets, $"""
                <Project>
                  <ItemGroup Condition="'$(MSBuildProjectExtension)' == '.csproj'">
                    <Analyzer Include="{typeof(PathAnalyzer).Assembly.Location}" />
                    <CompilerVisibleProperty Include="AgentSafetyReachContract" />
                  </ItemGroup>
                </Project>
                """);
            Run(["restore", project, .. Lenient]);
            Build(project, targets, generate: true); // starts the compiler server, which each of the others then finds warm
            var (off, on) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                off.Add(Build(project, targets, generate: false));
                on.Add(Build(project, targets, generate: true));
            }

            Console.WriteLine($"{title}: {Median(off):F1} s without the generator, {Median(on):F1} s with it; ratio of the medians {Median(on) / Median(off):F3}, of the least {on.Min() / off.Min():F3}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A chain of projects of 2,000 methods, each of which references the one before.</summary>
    /// <returns>The last of them.</returns>
    public static string Write(string folder, SyntheticProgram program, int projects)
    {
        ArgumentNullException.ThrowIfNull(program);
        var files = program.Files().ToArray();
        for (var project = 0; project < projects; project++)
        {
            var at = Directory.CreateDirectory(Path.Combine(folder, $"Project{project}")).FullName;
            var reference = project == 0 ? "" : $"""<ItemGroup><ProjectReference Include="../Project{project - 1}/Project{project - 1}.csproj" /></ItemGroup>""";
            File.WriteAllText(Path.Combine(at, $"Project{project}.csproj"), $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{reference}</Project>""");
            for (var number = 0; number < files.Length; number++)
                File.WriteAllText(Path.Combine(at, $"File{number}.cs"), files[number].Replace("Synthetic.", $"Synthetic{project}.", StringComparison.Ordinal));
        }

        return Path.Combine(folder, $"Project{projects - 1}", $"Project{projects - 1}.csproj");
    }

    private static double Build(string project, string targets, bool generate)
    {
        var clock = Stopwatch.StartNew();
        Run(["build", project, "--no-restore", "-t:Rebuild", $"-p:CustomAfterMicrosoftCommonTargets={targets}", $"-p:AgentSafetyReachContract={(generate ? "true" : "false")}", .. Lenient]);
        return clock.Elapsed.TotalSeconds;
    }

    private static void Run(string[] arguments)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {arguments[0]} failed: {said}");
    }

    private static double Median(List<double> samples) => (samples.Order().ElementAt((samples.Count - 1) / 2) + samples.Order().ElementAt(samples.Count / 2)) / 2;
}
