using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AgentSafety.Fuzz.Tests;

/// <summary>Every program we have: those the tests speak of, the samples file by file, and some written to use all of the language (Written).</summary>
internal static class Corpus
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string Root = Path.GetFullPath(
        typeof(Corpus).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!);

    public static ImmutableArray<SourceProgram> Written { get; } =
        [.. FilesIn("tests", "AgentSafety.Fuzz.Tests", "Written").Select(static file => Program(file.Name, [file], OutputKind.ConsoleApplication))];

    public static ImmutableArray<SourceProgram> Samples { get; } = [Program("UnsafeAgent", FilesIn("samples", "UnsafeAgent"), OutputKind.ConsoleApplication), Program("SafeAgent", FilesIn("samples", "SafeAgent"), OutputKind.ConsoleApplication)];

    public static ImmutableArray<SourceProgram> All { get; } = [.. RecordedTests.Programs(), .. Written, .. Samples.SelectMany(OneByOne)];

    public static SourceProgram Program(string name, IEnumerable<SourceFile> files, OutputKind kind) => new(name, kind, [.. files, new("GlobalUsings.cs", ImplicitUsings)], []);

    public static SourceFile[] FilesIn(params string[] folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(static file => new SourceFile(Path.GetRelativePath(Root, file), File.ReadAllText(file))),
    ];

    /// <summary>The same program, seen from each of its files.</summary>
    private static IEnumerable<SourceProgram> OneByOne(SourceProgram program) =>
        program.Files.SkipLast(1).Select(file => program with { Name = file.Name, Files = [file, .. program.Files.Where(other => other != file)] });
}
