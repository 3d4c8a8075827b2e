using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace AgentSafety.Testing;

/// <summary>
/// One fix, put to the proof: the fixed code compiles without an error or a new warning, the diagnostic is gone, a second run changes nothing, and fix-all
/// in document, project and solution comes to the same.
/// </summary>
public sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Assembly versions that unify, and comments on public members: neither is about the code under test.</summary>
    private static readonly string[] Unasked = ["CS1591", "CS1701", "CS1702"];

    public FixTest(ImmutableArray<MetadataReference> references)
    {
        ReferenceAssemblies = new("net10.0"); // names the framework and holds nothing: all comes from the build's list
        TestState.AdditionalReferences.AddRange(references);
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        Only(new TAnalyzer().SupportedDiagnostics[0].Id);
    }

    /// <summary>A mark is a diagnostic of this rule. Rules about other things, and hidden ones, are left out.</summary>
    public void Only(string rule)
    {
        var rules = new TAnalyzer().SupportedDiagnostics;
        _marked = rules.Single(known => known.Id == rule);
        DisabledDiagnostics.Clear();
        DisabledDiagnostics.AddRange(rules.Where(other => other.Id != rule && (other.Category != _marked.Category || other.DefaultSeverity is DiagnosticSeverity.Hidden)).Select(static other => other.Id));
    }

    private DiagnosticDescriptor? _marked;

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => _marked;

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion, DocumentationMode.Parse);

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(Unasked.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
}
