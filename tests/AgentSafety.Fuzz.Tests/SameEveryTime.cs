using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Fuzz.Tests;

/// <summary>The same input gives the same output, to the byte, in any thread order and any order of files.</summary>
public sealed class SameEveryTime
{
    private const int Runs = 20;
    private const int Rings = 80;

    [Fact]
    public Task Eighty_entry_points_into_cycles() => AreTheSameEveryTime(OutputKind.DynamicallyLinkedLibrary, Enumerable.Range(0, Rings).Select(static ring => new SourceFile($"File{ring:D2}.cs", Ring(ring))), Rings);

    /// <summary>All of them in one program, each in a namespace of its own: what is learnt of one must not depend on the others.</summary>
    [Fact]
    public Task Every_program_of_the_corpus() => AreTheSameEveryTime(OutputKind.DynamicallyLinkedLibrary, [.. Corpus.All.SelectMany(InItsOwnNamespace), new("Usings.cs", Analyzers.Tests.Verify.Usings)], 300);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public Task The_samples(int sample) => AreTheSameEveryTime(OutputKind.ConsoleApplication, Corpus.Samples[sample].Files, sample == 0 ? 7 : 0);

    private static async Task AreTheSameEveryTime(OutputKind kind, IEnumerable<SourceFile> files, int atLeast)
    {
        var trees = files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview), file.Name)).ToArray();
        var first = await FindingsAsync(kind, trees, concurrent: false);
        Assert.InRange(first.Split("AGS100").Length - 1, atLeast, int.MaxValue);
        for (var run = 1; run < Runs; run++)
        {
            new Random(run).Shuffle(trees);
            Assert.Equal(first, await FindingsAsync(kind, trees, concurrent: run % 2 == 0));
        }
    }

    private static async Task<string> FindingsAsync(OutputKind kind, IEnumerable<SyntaxTree> trees, bool concurrent)
    {
        var compilation = CSharpCompilation.Create("Same", trees, TestReferences.All, new(kind, concurrentBuild: concurrent, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var driver = compilation.WithAnalyzers(Here.Analyzers, new CompilationWithAnalyzersOptions(new([]), null, concurrent, logAnalyzerExecutionTime: false));
        return string.Join("\n", (await driver.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).OrderBy(Place, StringComparer.Ordinal).Select(Whole));
    }

    private static string Place(Diagnostic diagnostic) => $"{diagnostic.Location.SourceTree?.FilePath}|{diagnostic.Location.SourceSpan.Start:D8}|{diagnostic.Location.SourceSpan.End:D8}|{diagnostic.Id}";

    private static string Whole(Diagnostic diagnostic) => string.Join("|",
        [
            Place(diagnostic), $"{diagnostic.Severity}", diagnostic.GetMessage(CultureInfo.InvariantCulture),
            .. diagnostic.AdditionalLocations.Select(static location => $"{location.SourceTree?.FilePath}{location.SourceSpan}"),
            .. diagnostic.Properties.OrderBy(static property => property.Key, StringComparer.Ordinal).Select(static property => $"{property.Key}={property.Value}"),
        ]);

    /// <summary>Registered in a program, a filter guards all that its framework runs there: it would silence the others.</summary>
    private static readonly string[] Filters = ["ToolFilter", "InvocationFilter", "FunctionInvoker", "InvokeFunctionAsync", ".Use("];

    /// <summary>A program with statements or a namespace around all of a file can't be put into another; it has its own tests.</summary>
    private static IEnumerable<SourceFile> InItsOwnNamespace(SourceProgram program, int number) => program.Files
        .Where(static file => !Filters.Any(filter => file.Text.Contains(filter, StringComparison.Ordinal)) && CSharpSyntaxTree.ParseText(file.Text).GetRoot() is CompilationUnitSyntax root
            && !root.Usings.Any(static use => use.GlobalKeyword != default) && root.Members.Any() && !root.Members.Any(static member => member is GlobalStatementSyntax or FileScopedNamespaceDeclarationSyntax))
        .Select((file, index) => new SourceFile($"P{number:D3}.{index}.cs", $"namespace P{number:D3} {{\n{file.Text}\n}}"));

    /// <summary>Every file's tool calls into a ring that runs through all of them, with an operation in every third.</summary>
    private static string Ring(int file) => $$"""
        using ModelContextProtocol.Server;
        public static class Tools{{file}}
        {
            [McpServerTool] public static void Tool{{file}}(string path) => Ring{{file}}.Go(path, 9);
        }
        public static class Ring{{file}}
        {
            public static void Go(string path, int n)
            {
                if (n == {{file}}) Ring{{(file * 5 + 2) % Rings}}.Go(path, n - 1);
                Ring{{(file + 1) % Rings}}.Go(path, n - 1);
                {{(file % 3 == 0 ? "System.IO.Directory.Delete(path, true);" : "")}}
            }
        }
        """;
}
