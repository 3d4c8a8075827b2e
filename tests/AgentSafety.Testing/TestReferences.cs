using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Testing;

/// <summary>What code under test may reference: the list that the build left beside the test assembly (tests/Directory.Build.targets).</summary>
public static class TestReferences
{
    /// <summary>Frameworks, SDKs and, where the test project references it, the guards.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The world without some of it: <c>Without("AgentSafety")</c>.</summary>
    public static ImmutableArray<MetadataReference> Without(params string[] assemblies) =>
        [.. All.Where(reference => !assemblies.Contains(Path.GetFileNameWithoutExtension(reference.Display)))];
}
