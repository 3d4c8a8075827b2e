using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Testing.Proof;

/// <summary>What the compiler and our analyzers say of a project.</summary>
internal sealed record Said(ILookup<string, Diagnostic> Errors, ImmutableArray<Diagnostic> Warnings)
{
    /// <summary>Warnings in the order in which they stand; of two that begin together, the outer one first.</summary>
    public static async Task<Said> OfAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var warnings = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return new(
            compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Id),
            [.. warnings.OrderBy(FileOf, StringComparer.Ordinal).ThenBy(static warning => warning.Location.SourceSpan.Start).ThenByDescending(static warning => warning.Location.SourceSpan.Length).ThenBy(static warning => warning.Id, StringComparer.Ordinal)]);
    }

    public int Count(string id) => Warnings.Count(warning => warning.Id == id);

    /// <summary>An error that wasn't there. One on a line that was broken already may be another there: an import that a fix adds can change what is wrong with it.</summary>
    public Diagnostic? NewError(Said before)
    {
        var broken = before.Errors.SelectMany(static errors => errors).Select(LineOf).ToHashSet(StringComparer.Ordinal);
        return Errors.Where(errors => errors.Count() > before.Errors[errors.Key].Count()).Select(errors => errors.LastOrDefault(error => !broken.Contains(LineOf(error)))).FirstOrDefault(static added => added is not null);
    }

    /// <summary>For a Fix All: these warnings, and no others.</summary>
    public FixAllContext.DiagnosticProvider ToProvider() => new Known(Warnings);

    private static string FileOf(Diagnostic warning) => warning.Location.SourceTree?.FilePath ?? "";

    private static string LineOf(Diagnostic error) => error.Location.SourceTree is { } tree ? tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() : "";

    private sealed class Known(ImmutableArray<Diagnostic> warnings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(warnings.Where(warning => document.Project.GetDocument(warning.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(warnings);
    }
}
