using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Analyzers.Tests;

/// <summary>What an editor shows: the diagnostics of one document, asked for alone, in a compilation that nothing was learnt of yet.</summary>
internal static class EditorView
{
    public static async Task IsTheBuildsAsync(IEnumerable<(string Name, SourceText Text)> sources, OutputKind outputKind, params (string Name, string Text)[] files)
    {
        var compilation = CSharpCompilation.Create("Live", [.. sources.Select(Parsed)], TestReferences.All, new(outputKind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var built = await Driver(compilation, files).GetAnalyzerDiagnosticsAsync();
        var shown = new List<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
            shown.AddRange(await Driver(compilation, files).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));

        Assert.Equal(built.Select(Line).Order(StringComparer.Ordinal), shown.Select(Line).Order(StringComparer.Ordinal));
    }

    private static CompilationWithAnalyzers Driver(Compilation compilation, (string Name, string Text)[] files) =>
        compilation.WithAnalyzers([new PathAnalyzer()], new AnalyzerOptions([.. files.Select(static file => new File(file.Name, file.Text))]));

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private static SyntaxTree Parsed((string Name, SourceText Text) source)
    {
        TestFileMarkupParser.GetSpans(source.Text.ToString(), out var text, out System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<TextSpan>> _);
        return CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), source.Name);
    }

    private static string Line(Diagnostic diagnostic) => $"{diagnostic} {string.Join(" ", diagnostic.AdditionalLocations.Select(static location => location.GetLineSpan()))}";
}
