using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Benchmarks;

/// <summary>What an editor waits for after a keystroke: the diagnostics of the open document, a file of tools, in a compilation that was analysed before the edit.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    public enum Edited { BodyHere, BodyElsewhere, Declaration }

    private CSharpCompilation _compilation = null!;
    private int _edits;

    [Params(Edited.BodyHere, Edited.BodyElsewhere, Edited.Declaration)]
    public Edited Edit { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _compilation = Analysis.Compilation(Analysis.Parse(new(AnalyzerBenchmarks.Methods, tools: 200)), agentFramework: true);
        Ours();
    }

    /// <summary>The file of tools comes last.</summary>
    [IterationSetup]
    public void Type()
    {
        var tree = _compilation.SyntaxTrees[Edit is Edited.BodyHere ? ^1 : 0];
        var text = tree.GetText();
        var place = Edit is Edited.Declaration
            ? text.ToString().LastIndexOf('}')
            : tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>().Last(static method => method.Body is not null).Body!.OpenBraceToken.Span.End;
        var typed = Edit is Edited.Declaration ? $"public int Typed{_edits++};" : $"System.GC.KeepAlive({_edits++});";
        _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new(place, 0), typed))));
    }

    [Benchmark]
    public int None() => Open(_compilation).GetDiagnostics().Length;

    [Benchmark(Baseline = true)]
    public int EmptyOperation() => Ask(new EmptyOperationAction());

    [Benchmark]
    public int Ours() => Ask([.. Analysis.Ours]);

    private static SemanticModel Open(CSharpCompilation compilation) => compilation.GetSemanticModel(compilation.SyntaxTrees[^1]);

    private int Ask(params DiagnosticAnalyzer[] analyzers)
    {
        var driver = _compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return driver.GetAnalyzerSemanticDiagnosticsAsync(Open(_compilation), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
    }
}
