using System.IO.Compression;

namespace AgentSafety.Package.Tests;

public sealed class LoadsWhereUsersAre(Workshop workshop)
{
    public static TheoryData<string> Hosts => [.. Workshop.Metadata("RoslynHosts").Split(';')];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task The_packed_assemblies_find_and_fix(string roslyn)
    {
        var packages = Directory.CreateDirectory(Path.Combine(workshop.Root, $"under-{roslyn}")).FullName;
        var analyzers = Unpack("AgentSafety.Analyzers", packages);
        var guards = Unpack("AgentSafety", packages);

        var host = await DotNet.RunAsync(Workshop.Repository, [],
            "run", "--project", "tests/AgentSafety.Host", "--artifacts-path", Path.Combine(packages, "built"), $"-p:RoslynVersion={roslyn}", "--",
            Path.Combine(analyzers, "analyzers/dotnet/cs/AgentSafety.Analyzers.dll"),
            Path.Combine(analyzers, "analyzers/dotnet/cs/AgentSafety.CodeFixes.dll"),
            Path.Combine(guards, "lib/net8.0/AgentSafety.dll"));

        Assert.Equal(
            [
                $"Roslyn {roslyn}",
                "analyzers: ConfigurationAnalyzer, PathAnalyzer",
                "before: AGS1001 at 'Wipe(folder)'",
                "fixes: Guard with AgentGuard, Guard with AgentGuard, approval alone, Guard with AgentGuard at the operation itself",
                "after: nothing",
                "compiles: True",
            ],
            host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private string Unpack(string id, string folder)
    {
        var unpacked = Path.Combine(folder, id);
        ZipFile.ExtractToDirectory(Path.Combine(workshop.Feed, $"{id}.{workshop.Version}.nupkg"), unpacked);
        return unpacked;
    }
}
