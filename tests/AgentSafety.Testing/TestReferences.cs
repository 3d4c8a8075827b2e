using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Testing;

/// <summary>What code under test may reference: the list that the build left beside the test assembly (tests/Directory.Build.targets).</summary>
public static class TestReferences
{
    /// <summary>Frameworks, SDKs and, where the test project references it, the guards.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The world with another version of some packages, which the build has downloaded beside the one it references.</summary>
    public static ImmutableArray<MetadataReference> With(string version, params string[] packages) =>
        [.. All.Select(reference => packages.Contains(Path.GetFileNameWithoutExtension(reference.Display)) ? MetadataReference.CreateFromFile(InVersion(version, reference.Display!)) : reference)];

    /// <summary><c>package/version/lib/framework/assembly</c>.</summary>
    private static string InVersion(string version, string path)
    {
        var framework = Path.GetDirectoryName(path)!;
        var package = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(framework)))!;
        return Path.Combine(package, version, "lib", Path.GetFileName(framework), Path.GetFileName(path));
    }

    /// <summary>The world without some of it: <c>Without("AgentSafety")</c>.</summary>
    public static ImmutableArray<MetadataReference> Without(params string[] assemblies) =>
        [.. All.Where(reference => !assemblies.Contains(Path.GetFileNameWithoutExtension(reference.Display)))];
}
