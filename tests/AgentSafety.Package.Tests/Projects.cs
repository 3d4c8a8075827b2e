using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AgentSafety.Package.Tests;

/// <summary>A solution of somebody else: the projects in <c>Consumers/Projects/</c>, of which only the last has an agent.</summary>
internal sealed partial class Projects
{
    private readonly Workshop _workshop;

    public Projects(Workshop workshop)
    {
        _workshop = workshop;
        Folder = Directory.CreateDirectory(Path.Combine(workshop.Root, Path.GetRandomFileName(), "Projects")).FullName;
        var sources = Path.Combine(AppContext.BaseDirectory, "Consumers", "Projects");
        foreach (var file in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(sources, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("[packed]", workshop.Version, StringComparison.Ordinal).Replace("[frameworks]", Consumer.AgentFrameworks, StringComparison.Ordinal));
        }

        using var key = new RSACryptoServiceProvider(2048);
        File.WriteAllBytes(Path.Combine(Folder, "key.snk"), key.ExportCspBlob(includePrivateParameters: true));
    }

    public string Folder { get; }

    /// <summary>Lines of the server that end in <c>// AGS1001</c>.</summary>
    public IReadOnlyList<string> Marks() =>
    [
        .. from line in File.ReadLines(Path.Combine(Folder, "Server", "Tools.cs")).Index()
           let mark = Mark().Match(line.Item)
           where mark.Success
           select $"Tools.cs({line.Index + 1}): warning {mark.Groups["id"].Value}",
    ];

    public async Task ChangeAsync(string file, string before, string after)
    {
        var path = Path.Combine(Folder, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    public Task<DotNet> BuildAsync(params string[] more) => DotNet.RunAsync(Folder, [("NUGET_PACKAGES", _workshop.ConsumerPackages)], ["build", "Server/Server.csproj", "-clp:NoSummary", .. more]);

    [GeneratedRegex(@"// (?<id>AGS\d{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
