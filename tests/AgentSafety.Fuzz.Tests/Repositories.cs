using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Fuzz.Tests;

/// <summary>Repositories as they were checked out, each read as one program against what is at hand. What it references beside that isn't there; its errors are the same before and after.</summary>
internal static class Repositories
{
    private static readonly string[] Written = ["obj", "bin", ".git"];

    public static ImmutableArray<SourceProgram> Named { get; } =
        [.. (Environment.GetEnvironmentVariable("AGENTSAFETY_REPOSITORIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    /// <summary>Servers speak HTTP: the framework for that lies beside the runtime.</summary>
    public static IEnumerable<MetadataReference> References => TestReferences.All.Concat(Web().Select(static path => MetadataReference.CreateFromFile(path)));

    private static SourceProgram Read(string folder) => Corpus.Program(Path.GetFileName(folder), FilesIn(folder), OutputKind.DynamicallyLinkedLibrary);

    private static IEnumerable<SourceFile> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Select(file => (Path: file, Name: Path.GetRelativePath(folder, file))).Where(static file => !file.Name.Split(Path.DirectorySeparatorChar).Any(static part => Written.Contains(part)))
        .OrderBy(static file => file.Name, StringComparer.Ordinal).Select(static file => new SourceFile(file.Name, File.ReadAllText(file.Path)));

    private static IEnumerable<string> Web()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(runtime))!, "Microsoft.AspNetCore.App", Path.GetFileName(runtime));
        var known = TestReferences.All.Select(static reference => Path.GetFileName(reference.Display)).ToHashSet();
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "Microsoft.*.dll").Where(path => !known.Contains(Path.GetFileName(path))) : [];
    }
}
