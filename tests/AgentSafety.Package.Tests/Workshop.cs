using System.Reflection;
using System.Xml.Linq;

namespace AgentSafety.Package.Tests;

/// <summary>
/// A temporary folder outside the repository, with the repository's <c>nuget.config</c> and the fresh packages where that file looks for them.
/// It has its own package folder, so that nothing stays; what the repository has restored is only read.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    public static string Repository { get; } = Metadata("Repository");

    public string Root { get; } = Directory.CreateTempSubdirectory("agentsafety-").FullName;

    /// <summary>Of this run alone, so that no package folder on this machine can know it already.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public string Feed => Path.Combine(Root, "artifacts", "packages");

    public static string Metadata(string key) =>
        typeof(Workshop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    public async ValueTask InitializeAsync()
    {
        WriteNuGetConfig();
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(Root, name), "<Project />"); // whatever lies above the temporary folder stays out

        var pack = await DotNet.RunAsync(Repository, [], "pack", "AgentSafety.Analyzers.sln", "-c", "Release", "-o", Feed, $"-p:Version={Version}", "--artifacts-path", Path.Combine(Root, "built"));
        Assert.True(pack.Succeeded, pack.Output);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    public string ConsumerPackages => Path.Combine(Root, "restored");

    private void WriteNuGetConfig()
    {
        var config = XDocument.Load(Path.Combine(Repository, "nuget.config"));
        config.Root!.Add(new XElement("fallbackPackageFolders", new XElement("clear"), new XElement("add", new XAttribute("key", "restored"), new XAttribute("value", Metadata("RestoredPackages")))));
        config.Save(Path.Combine(Root, "nuget.config"));
    }
}
