using System.Collections.Immutable;
using AgentSafety.Testing.Proof;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Testing;

/// <summary>What a fix makes of code, and where it is not offered. <c>[|…|]</c> marks what is warned about.</summary>
public sealed record FixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The world the code lives in.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = TestReferences.All;

    /// <summary>A console application has top-level statements.</summary>
    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>How many single fixes it takes, where that isn't one for each mark: one wrapper covers many steps.</summary>
    public int? Steps { get; init; }

    /// <summary>The language it is written in.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>How the file is laid out.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>What a mark stands for; the first rule of the analyzer if nothing is said.</summary>
    public string? Rule { get; init; }

    /// <summary>The equivalence key of one way among several; the first that is offered if nothing is said.</summary>
    public string? Way { get; init; }

    /// <summary>A file of configuration, before and after.</summary>
    public (string Name, string Before, string After)? Configuration { get; init; }

    public Task Fixes(string before, string after) => Fixes([before], [after]);

    /// <summary>The same for several files. A mark in a fixed file is a warning for which nothing is offered.</summary>
    public async Task Fixes(string[] before, string[] after)
    {
        var test = new FixTest<TAnalyzer, TFix>(References) { NumberOfIncrementalIterations = Steps, LanguageVersion = LanguageVersion, CodeActionEquivalenceKey = Way };
        test.TestState.OutputKind = OutputKind;
        if (Rule is not null)
            test.Only(Rule);
        if (EditorConfig is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", SourceText.From(EditorConfig)));
        if (Configuration is var (name, textBefore, textAfter))
        {
            test.TestState.AdditionalFiles.Add((name, textBefore));
            test.FixedState.AdditionalFiles.Add((name, textAfter));
        }

        for (var i = 0; i < before.Length; i++)
        {
            test.TestState.Sources.Add(($"/0/File{i}.cs", SourceText.From(before[i])));
            test.FixedState.Sources.Add(($"/0/File{i}.cs", SourceText.From(after[i])));
        }

        await test.RunAsync();
        await TestedFixes.HoldAsync(typeof(TAnalyzer).Assembly, typeof(TFix).Assembly, test.TestState, LanguageVersion);
    }

    /// <summary>The warning stands, and no fix is offered for it.</summary>
    public Task OffersNothing(string code) => Fixes(code, code);
}
