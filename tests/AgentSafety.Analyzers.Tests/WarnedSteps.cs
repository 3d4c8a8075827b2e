using System.Collections.Immutable;
using AgentSafety.Rules;
using AgentSafety.Testing.Proof;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Steps that nothing protects, whichever rule says why: AGS1001, or the one about the guard before it.</summary>
internal static class WarnedSteps
{
    private static readonly string[] Rules = [RuleIds.UnguardedOperation, RuleIds.IgnoredAnswer, RuleIds.FailsOpen];

    /// <summary>Each marked step is on the path of a warning, and there is no other warning.</summary>
    public static async Task AreMarkedAsync(string source)
    {
        TestFileMarkupParser.GetSpans(source, out var text, out ImmutableArray<TextSpan> marked);
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create("Live", [CSharpSyntaxTree.ParseText(text, options, "/0/Tools.cs"), CSharpSyntaxTree.ParseText(Verify.Usings, options, "/0/Usings.cs")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

        var warned = (await compilation.WithAnalyzers([new PathAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Where(static diagnostic => Rules.Contains(diagnostic.Id)).ToArray();
        foreach (var step in marked)
            Assert.Contains(warned, diagnostic => IsOn(step, diagnostic));
        foreach (var diagnostic in warned)
            Assert.Contains(marked, step => IsOn(step, diagnostic));

        var state = new SolutionState("Live", LanguageNames.CSharp, "/0/Test", "cs") { Sources = { ("/0/Tools.cs", text), ("/0/Usings.cs", Verify.Usings) } };
        state.AdditionalReferences.AddRange(TestReferences.All);
        await TestedFixes.HoldAsync(typeof(PathAnalyzer).Assembly, typeof(CodeFixes.GuardWithAgentGuardFix).Assembly, state);
        await EditorView.IsTheBuildsAsync([("/0/Tools.cs", SourceText.From(text)), ("/0/Usings.cs", SourceText.From(Verify.Usings))], OutputKind.DynamicallyLinkedLibrary);
    }

    private static bool IsOn(TextSpan step, Diagnostic diagnostic) => diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Any(location => location.SourceSpan == step);
}
