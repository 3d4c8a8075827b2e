using System.Text.RegularExpressions;

namespace AgentSafety.Package.Tests;

/// <summary>A project of somebody else, in a folder of its own. Its sources are one of the folders in <c>Consumers/</c>.</summary>
internal sealed partial class Consumer
{
    public const string Guards = """<PackageReference Include="AgentSafety" Version="[packed]" />""";
    public const string AnalyzersAlone = """<PackageReference Include="AgentSafety.Analyzers" Version="[packed]" PrivateAssets="all" />""";

    public static readonly string AgentFrameworks = Package("ModelContextProtocol") + Package("Microsoft.Extensions.AI") + Package("System.Numerics.Tensors");

    private readonly Workshop _workshop;

    public Consumer(Workshop workshop, string sources, params string[] packages)
    {
        _workshop = workshop;
        Folder = Directory.CreateDirectory(Path.Combine(workshop.Root, Path.GetRandomFileName(), "Consumer")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", sources)))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));

        File.WriteAllText(Path.Combine(Folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>{string.Concat(packages).Replace("[packed]", workshop.Version, StringComparison.Ordinal)}</ItemGroup>
            </Project>
            """);
    }

    public string Folder { get; }

    /// <summary>What the sources say that they should be warned about: <c>// AGS1001</c> at the end of a line.</summary>
    public IReadOnlyList<string> Marks(string severity = "warning") =>
    [
        .. from file in Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)
           from line in File.ReadLines(file).Index()
           let mark = Mark().Match(line.Item)
           where mark.Success
           select $"{Path.GetFileName(file)}({line.Index + 1}): {severity} {mark.Groups["id"].Value}",
    ];

    public Task<DotNet> BuildAsync(params string[] more) => RunAsync(["build", "--no-incremental", "-clp:NoSummary", .. more]);

    public Task<DotNet> RunAsync(params string[] arguments) => DotNet.RunAsync(Folder, [("NUGET_PACKAGES", _workshop.ConsumerPackages)], arguments);

    private static string Package(string id) => $"""<PackageReference Include="{id}" Version="{Workshop.Metadata($"Version of {id}")}" />""";

    [GeneratedRegex(@"(//|#) (?<id>AGS\d{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
