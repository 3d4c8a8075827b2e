using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Analyzers.Tests.Robustness;

/// <summary>The same input gives the same output, in any thread order and any order of files.</summary>
public sealed class SameEveryTime
{
    private const int Files = 12;

    [Fact]
    public async Task Cyclic_programs_give_the_same_findings_in_every_order()
    {
        var first = await FindingsAsync(Enumerable.Range(0, Files), concurrent: true);
        Assert.Equal(Files, first.Split('\n').Length);
        for (var run = 0; run < 8; run++)
        {
            var order = Enumerable.Range(0, Files).OrderBy(file => file * (run + 3) * 7919 % 31);
            Assert.Equal(first, await FindingsAsync(order, concurrent: run % 2 == 0));
        }
    }

    private static async Task<string> FindingsAsync(IEnumerable<int> order, bool concurrent)
    {
        var trees = order.Select(static file => CSharpSyntaxTree.ParseText(Source(file), path: $"File{file:D2}.cs"));
        var compilation = CSharpCompilation.Create("Cycles", trees, TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: concurrent));
        var driver = compilation.WithAnalyzers([new PathAnalyzer()], new CompilationWithAnalyzersOptions(new([]), null, concurrent, logAnalyzerExecutionTime: false));
        var lines = (await driver.GetAnalyzerDiagnosticsAsync())
            .Select(static diagnostic => $"{diagnostic} {string.Join(" ", diagnostic.AdditionalLocations.Select(static location => location.GetLineSpan()))}");
        return string.Join("\n", lines.Order(StringComparer.Ordinal));
    }

    /// <summary>Every file's tool calls into a ring that runs through all of them, with an operation in every third.</summary>
    private static string Source(int file) => $$"""
        using ModelContextProtocol.Server;
        public static class Tools{{file}}
        {
            [McpServerTool] public static void Tool{{file}}(string path) => Ring{{file}}.Go(path, 9);
        }
        public static class Ring{{file}}
        {
            public static void Go(string path, int n)
            {
                if (n == {{file}}) Ring{{(file * 5 + 2) % Files}}.Go(path, n - 1);
                Ring{{(file + 1) % Files}}.Go(path, n - 1);
                {{(file % 3 == 0 ? "System.IO.Directory.Delete(path, true);" : "")}}
            }
        }
        """;
}
