using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Testing.Proof;

/// <summary>
/// Whatever a test speaks of is put to the proof of the fixes too. That takes longer than the tests themselves, so it is done for one in so many programs,
/// always the same ones; for all of them: AGENTSAFETY_FIX_PROOF=1. With AGENTSAFETY_FIX_NUMBERS the numbers are left in that file.
/// </summary>
public static class TestedFixes
{
    private const int OneIn = 150;

    private static readonly int In = int.TryParse(Environment.GetEnvironmentVariable("AGENTSAFETY_FIX_PROOF"), CultureInfo.InvariantCulture, out var wanted) && wanted > 0 ? wanted : OneIn;
    private static readonly ConcurrentDictionary<string, bool> Seen = new();
    private static readonly FixTally Tally = new();

    static TestedFixes()
    {
        if (Environment.GetEnvironmentVariable("AGENTSAFETY_FIX_NUMBERS") is { Length: > 0 } file)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllText(file, $"{Tally}\n");
    }

    /// <param name="analyzers">The assembly they are in.</param>
    /// <param name="fixes">The assembly they are in.</param>
    /// <param name="state">The program, marks and all.</param>
    /// <param name="language">The language it is written in.</param>
    public static async Task HoldAsync(Assembly analyzers, Assembly fixes, SolutionState state, LanguageVersion language = LanguageVersion.Latest)
    {
        var text = string.Join("\0", state.Sources.Concat(state.AdditionalFiles).Select(static file => file.content));
        if (Hash(text) % In != 0 || !Seen.TryAdd(text, true))
            return;

        var problems = await new FixProof(Shipped.In<DiagnosticAnalyzer>(analyzers), Shipped.In<CodeFixProvider>(fixes), Tally).ProblemsAsync(ProjectOf(state, language));
        if (!problems.IsEmpty)
            throw new InvalidOperationException("A fix doesn't hold.\n" + string.Join("\n\n", problems));
    }

    private static Project ProjectOf(SolutionState state, LanguageVersion language)
    {
        var world = Worlds.Of([.. state.AdditionalReferences]);
        var project = world.WithParseOptions(new CSharpParseOptions(language, DocumentationMode.Parse))
            .WithCompilationOptions(world.CompilationOptions!.WithOutputKind(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary));
        foreach (var (name, content) in state.Sources)
            project = project.AddDocument(Path.GetFileName(name), WithoutMarks(content), filePath: name).Project;
        foreach (var (name, content) in state.AdditionalFiles)
            project = project.AddAdditionalDocument(Path.GetFileName(name), WithoutMarks(content), filePath: name).Project;

        return project;
    }

    private static SourceText WithoutMarks(SourceText text)
    {
        TestFileMarkupParser.GetSpans(text.ToString(), out var clean, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return SourceText.From(clean);
    }

    /// <summary>The same in every process: those of strings aren't.</summary>
    private static int Hash(string text) => (int)(text.Aggregate(2166136261u, static (hash, letter) => (hash ^ letter) * 16777619u) & int.MaxValue);
}
