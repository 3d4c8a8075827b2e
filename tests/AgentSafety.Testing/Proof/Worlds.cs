using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Testing.Proof;

/// <summary>Empty projects that programs are put into: what they reference is bound once, and a program is then a few milliseconds.</summary>
internal static class Worlds
{
    private static readonly ConcurrentDictionary<string, Lazy<Project>> Known = new();

    /// <summary>Of assemblies that are no files there is a new one every time.</summary>
    public static Project Of(ImmutableArray<MetadataReference> references) => references.All(static reference => reference is PortableExecutableReference { FilePath: not null })
        ? Known.GetOrAdd(string.Join("|", references.Select(static reference => reference.Display)), _ => new(() => Empty(references))).Value
        : Empty(references);

    private static Project Empty(ImmutableArray<MetadataReference> references)
    {
        var empty = new AdhocWorkspace().AddProject("Tested", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(references);
        _ = empty.GetCompilationAsync().GetAwaiter().GetResult()!.Assembly;
        return empty;
    }
}
