using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace AgentSafety.Package.Tests;

public sealed class PackageContents(Workshop workshop)
{
    private static readonly string[] Ids = ["AgentSafety", "AgentSafety.Analyzers", "AgentSafety.Extensions.AI", "AgentSafety.ModelContextProtocol"];

    private static readonly string[] EveryHostHas = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Buffers", "System.Memory", "System.Reflection.Metadata"];

    private static readonly string[] EveryEditorHas = [.. EveryHostHas, "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];

    [Fact]
    public void Packing_the_solution_makes_four_packages() => Assert.Equal(
        Ids.Select(id => $"{id}.{workshop.Version}.nupkg"),
        Directory.EnumerateFiles(workshop.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_analyzers_are_two_assemblies_and_nothing_of_anyone_else() => Assert.Equal(
        [
            "AgentSafety.Analyzers.nuspec",
            "README.md",
            "analyzers/dotnet/cs/AgentSafety.Analyzers.dll",
            "analyzers/dotnet/cs/AgentSafety.CodeFixes.dll",
            "build/AgentSafety.Analyzers.props",
            "build/AgentSafety.Analyzers.targets",
            "build/config/AgentSafety.Minimum.globalconfig",
            "build/config/AgentSafety.Recommended.globalconfig",
            "build/config/AgentSafety.Strict.globalconfig",
            "icon.png",
        ],
        Entries("AgentSafety.Analyzers"));

    [Theory]
    [InlineData("AgentSafety")]
    [InlineData("AgentSafety.Extensions.AI")]
    [InlineData("AgentSafety.ModelContextProtocol")]
    public void Guards_and_adapters_are_libraries_for_two_frameworks(string id) => Assert.Equal(
        [
            $"{id}.nuspec",
            "README.md",
            "icon.png",
            $"lib/net8.0/{id}.dll",
            $"lib/net8.0/{id}.xml",
            $"lib/netstandard2.0/{id}.dll",
            $"lib/netstandard2.0/{id}.xml",
        ],
        Entries(id));

    [Fact]
    public void The_analyzers_depend_on_nothing_and_are_no_dependency_of_what_is_built_with_them()
    {
        var nuspec = Nuspec("AgentSafety.Analyzers");

        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName is "dependency" or "frameworkReference");
        Assert.Equal("true", Text(nuspec, "developmentDependency"));
    }

    [Fact]
    public void The_guards_let_the_analyzers_through_to_who_installs_them() => Assert.Equal(
        [
            $"net8.0: AgentSafety.Analyzers {workshop.Version}, not its Runtime,Compile,Native",
            "net8.0: Microsoft.Extensions.DependencyInjection.Abstractions 10.0.15, not its Build,Analyzers",
            "net8.0: Microsoft.Extensions.Logging.Abstractions 10.0.15, not its Build,Analyzers",
            "net8.0: Microsoft.Extensions.Options 10.0.15, not its Build,Analyzers",
            "net8.0: System.Diagnostics.DiagnosticSource 10.0.15, not its Build,Analyzers",
            $".NETStandard2.0: AgentSafety.Analyzers {workshop.Version}, not its Runtime,Compile,Native",
            ".NETStandard2.0: Microsoft.Bcl.TimeProvider 10.0.15, not its Build,Analyzers",
            ".NETStandard2.0: Microsoft.Extensions.DependencyInjection.Abstractions 10.0.15, not its Build,Analyzers",
            ".NETStandard2.0: Microsoft.Extensions.Logging.Abstractions 10.0.15, not its Build,Analyzers",
            ".NETStandard2.0: Microsoft.Extensions.Options 10.0.15, not its Build,Analyzers",
            ".NETStandard2.0: System.Diagnostics.DiagnosticSource 10.0.15, not its Build,Analyzers",
            ".NETStandard2.0: System.Text.Json 10.0.15, not its Build,Analyzers",
            ".NETStandard2.0: System.Threading.Tasks.Extensions 4.6.3, not its Build,Analyzers",
        ],
        from dependency in Nuspec("AgentSafety").Descendants()
        where dependency.Name.LocalName == "dependency"
        select $"{dependency.Parent!.Attribute("targetFramework")!.Value}: {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}, not its {dependency.Attribute("exclude")?.Value}");

    [Theory]
    [InlineData("AgentSafety.Extensions.AI", "AgentSafety, Microsoft.Extensions.AI.Abstractions")]
    [InlineData("AgentSafety.ModelContextProtocol", "AgentSafety, ModelContextProtocol, Microsoft.Extensions.AI.Abstractions")]
    public void An_adapter_depends_on_the_guards_and_on_one_framework(string id, string more)
    {
        Assert.Equal(more, string.Join(", ", Dependencies(id).Except(Dependencies("AgentSafety"))));
        Assert.All(
            Nuspec(id).Descendants().Where(element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value == "AgentSafety"),
            guards => Assert.Equal((workshop.Version, "All", null), (guards.Attribute("version")!.Value, guards.Attribute("include")?.Value, guards.Attribute("exclude")?.Value))); // the analyzers too
    }

    [Theory]
    [InlineData("AgentSafety")]
    [InlineData("AgentSafety.Analyzers")]
    [InlineData("AgentSafety.Extensions.AI")]
    [InlineData("AgentSafety.ModelContextProtocol")]
    public void A_package_says_what_it_is(string id)
    {
        var nuspec = Nuspec(id);

        Assert.Equal("MIT", Text(nuspec, "license"));
        Assert.Equal("README.md", Text(nuspec, "readme"));
        Assert.Equal("icon.png", Text(nuspec, "icon"));
        Assert.NotEmpty(Text(nuspec, "description"));

        var icon = Read(id, "icon.png");
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Fact]
    public void The_analyzers_need_only_what_every_compiler_has() =>
        Assert.Empty(References("AgentSafety.Analyzers", "analyzers/dotnet/cs/AgentSafety.Analyzers.dll").Except(EveryHostHas));

    [Fact]
    public void The_fixes_need_only_what_every_editor_has() =>
        Assert.Empty(References("AgentSafety.Analyzers", "analyzers/dotnet/cs/AgentSafety.CodeFixes.dll").Except([.. EveryEditorHas, "AgentSafety.Analyzers"]));

    [Theory]
    [InlineData("AgentSafety.Analyzers", "analyzers/dotnet/cs/AgentSafety.Analyzers.dll")]
    [InlineData("AgentSafety.Analyzers", "analyzers/dotnet/cs/AgentSafety.CodeFixes.dll")]
    [InlineData("AgentSafety", "lib/net8.0/AgentSafety.dll")]
    [InlineData("AgentSafety", "lib/netstandard2.0/AgentSafety.dll")]
    [InlineData("AgentSafety.Extensions.AI", "lib/net8.0/AgentSafety.Extensions.AI.dll")]
    [InlineData("AgentSafety.ModelContextProtocol", "lib/net8.0/AgentSafety.ModelContextProtocol.dll")]
    public void Symbols_travel_inside_and_the_build_is_deterministic(string id, string path)
    {
        using var assembly = new PEReader(new MemoryStream(Read(id, path)));
        var debugging = assembly.ReadDebugDirectory().Select(entry => entry.Type).ToList();

        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, debugging);
        Assert.Contains(DebugDirectoryEntryType.Reproducible, debugging);
    }

    /// <summary>Without what the packaging format adds for itself.</summary>
    private IEnumerable<string> Entries(string id)
    {
        using var package = Open(id);
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.StartsWith("package/services/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private XDocument Nuspec(string id) => XDocument.Load(new MemoryStream(Read(id, $"{id}.nuspec")));

    private IEnumerable<string> Dependencies(string id) =>
        Nuspec(id).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Distinct();

    private static string Text(XDocument nuspec, string element) => nuspec.Descendants().Single(candidate => candidate.Name.LocalName == element).Value;

    private string[] References(string id, string path)
    {
        using var assembly = new PEReader(new MemoryStream(Read(id, path)));
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private byte[] Read(string id, string path)
    {
        using var package = Open(id);
        using var content = package.GetEntry(path)!.Open();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(workshop.Feed, $"{id}.{workshop.Version}.nupkg"));
}
