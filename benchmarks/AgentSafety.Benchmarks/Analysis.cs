using System.Collections.Immutable;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Benchmarks;

/// <summary>Compiles a program as the compiler does, with or without analyzers beside it.</summary>
public static class Analysis
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>All that we ship.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Ours =
    [
        .. typeof(PathAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static SyntaxTree[] Parse(SyntheticProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return [.. program.Files().Select(static (text, index) => CSharpSyntaxTree.ParseText(text, Parsing, path: $"File{index}.cs"))];
    }

    /// <summary>A new compilation: nothing is bound yet.</summary>
    public static CSharpCompilation Compilation(SyntaxTree[] trees, bool agentFramework) =>
        CSharpCompilation.Create("Synthetic", trees, agentFramework ? References.All : References.WithoutAgents, Options);

    /// <summary>What the compiler and the analyzers say; hidden diagnostics of the compiler apart.</summary>
    public static ImmutableArray<Diagnostic> Diagnostics(CSharpCompilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        return analyzers.IsEmpty
            ? compilation.GetDiagnostics()
            : compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
                .GetAllDiagnosticsAsync().GetAwaiter().GetResult();
    }

    /// <summary>Exactly the warnings that the program deserves, from us and from nobody else; or an exception.</summary>
    public static void Verify(SyntheticProgram program, bool agentFramework = true)
    {
        ArgumentNullException.ThrowIfNull(program);
        var said = Diagnostics(Compilation(Parse(program), agentFramework), Ours).Where(static said => said.Severity > DiagnosticSeverity.Hidden || said.Id.StartsWith("AGS", StringComparison.Ordinal)).ToArray();
        var expected = agentFramework ? program.ExpectedWarnings : 0;
        if (said.Length != expected || said.Any(static said => said.Id != RuleIds.UnguardedOperation))
            throw new InvalidOperationException($"{expected} warnings expected, {said.Length} found: {string.Join(Environment.NewLine, said.Take(10))}");
    }
}
