using System.Collections.Immutable;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Fuzz.Tests;

/// <summary>Programs nobody writes by hand, on the small stack that a compiler server's threads have.</summary>
public sealed class DeepAndWide
{
    private const int SmallStack = 1536 * 1024;
    private const int ToTheRight = 2_000;

    [Fact]
    public void A_chain_of_calls_is_followed_however_long() => Assert.Equal(1, Findings(Tool("M0(p);") + string.Concat(Enumerable.Range(0, 100_000).Select(static i => $"static void M{i}(string p) => M{i + 1}(p);\n")) + "static void M100000(string p) => System.IO.Directory.Delete(p, true); }"));

    [Fact]
    public void Methods_that_all_call_each_other_end() => Assert.Equal(1, Findings(Tool("R0(p);") + string.Concat(Enumerable.Range(0, 500).Select(static i => $"static void R{i}(string p) {{ R{(i + 1) % 500}(p); R{(i * 7 + 3) % 500}(p); {(i == 250 ? "System.IO.Directory.Delete(p, true);" : "")} }}\n")) + "}"));

    [Fact]
    public void A_method_of_five_thousand_lines_is_read() => Assert.Equal(1, Findings(Tool(string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"if (p.Length == {i}) System.Console.WriteLine(p + {i});\n")) + "System.IO.Directory.Delete(p, true);") + "}"));

    [Fact]
    public void A_sum_of_ten_thousand_terms_is_read() => Assert.Equal(1, Findings(Tool($"System.IO.Directory.Delete({string.Join(" + ", Enumerable.Repeat("p", 10_000))}, true);") + "}"));

    [Fact]
    public void Flags_that_feed_each_other_end() => Assert.Equal(1, Findings(Tool($"bool a = p.Length > 1, b = !a, t; {string.Concat(Enumerable.Repeat("t = a; a = b & t; b = t | a; if (a) b = !b;\n", 60))} if (a) System.IO.Directory.Delete(p, true);") + "}"));

    /// <summary>
    /// Where the compiler itself gives up (CS8078), there is nothing for us to find; but it is no crash. What nests to the right it binds by plain recursion: if its parser
    /// gets far enough, and how far depends on how it was jitted, the compiler overflows by itself, so these stop where it doesn't.
    /// </summary>
    [Theory]
    [InlineData("Drop(p@)", ".Trim()")]
    [InlineData("Drop(@p)", "p ?? ", ToTheRight)]
    [InlineData("Drop(@p)", "p.Length > 3 ? p : ", ToTheRight)]
    [InlineData("if (p.Length > 1@) Drop(p)", " || p.Length > 2")]
    [InlineData("@Drop(p)", "if (p.Length > 2) p += p; else ", ToTheRight)]
    [InlineData("@Drop(p)", "if (p.Length > 2) ", ToTheRight)]
    [InlineData("Drop(@p)", "-", ToTheRight)]
    [InlineData("_ = p is not null @; Drop(p)", "and not \"\"")]
    [InlineData("string? o = p; o = o@; Drop(p)", "?.Trim()", 1_000)] // at ten thousand the parser itself overflows
    [InlineData("System.Action act = @Drop(p); act()", "() => ", ToTheRight)]
    public void Whatever_is_nested_ten_thousand_deep_is_read_or_refused(string code, string piece, int depth = 10_000)
    {
        var source = Tool(code.Replace("@", string.Concat(Enumerable.Repeat(piece, depth)), StringComparison.Ordinal) + ";") + "static void Drop(string p) => System.IO.Directory.Delete(p, true); }";
        Assert.InRange(Findings(source), 0, 1);
    }

    private static string Tool(string body) => $"public static class Tools {{ [ModelContextProtocol.Server.McpServerTool] public static void Clean(string p) {{ {body} }}\n";

    private static int Findings(string source)
    {
        ImmutableArray<Diagnostic> said = [];
        var thread = new Thread(() =>
        {
            var compilation = CSharpCompilation.Create("Deep", [CSharpSyntaxTree.ParseText(source, path: "Tools.cs")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
            var driver = compilation.WithAnalyzers([new PathAnalyzer()], new CompilationWithAnalyzersOptions(new([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            said = driver.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        }, SmallStack);
        thread.Start();
        thread.Join();
        Assert.DoesNotContain(said, static diagnostic => diagnostic.Id == "AD0001");
        return said.Count(static diagnostic => diagnostic.Id == "AGS1001");
    }
}
