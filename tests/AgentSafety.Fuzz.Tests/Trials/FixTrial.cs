using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.Fuzz;

/// <summary>Every fix that is offered, one by one and all at once.</summary>
internal sealed class FixTrial(Project project, ImmutableArray<Diagnostic> findings, ImmutableArray<CodeFixProvider> fixes, Action<CodeFixProvider> tried)
{
    private ILookup<string, Diagnostic>? _errors;

    public async Task<string?> ProblemAsync()
    {
        foreach (var fix in fixes)
        {
            var offered = new List<CodeAction>();
            foreach (var finding in findings)
                if (fix.FixableDiagnosticIds.Contains(finding.Id) && project.GetDocument(finding.Location.SourceTree) is { } document)
                    await fix.RegisterCodeFixesAsync(new(document, finding, (action, _) => offered.Add(action), CancellationToken.None));

            foreach (var action in offered)
                if (await ProblemAsync(fix, action) is { } problem)
                    return $"{fix.GetType().Name}: {problem}";

            if (offered is [_, var one, ..] && await FixAllAsync(fix, one.EquivalenceKey) is { } all && await ProblemAsync(fix, all) is { } together)
                return $"{fix.GetType().Name}, all at once: {together}";
        }

        return null;
    }

    private async Task<CodeAction?> FixAllAsync(CodeFixProvider fix, string? key)
    {
        var document = project.GetDocument(findings[0].Location.SourceTree)!;
        return await fix.GetFixAllProvider()!.GetFixAsync(new(document, fix, FixAllScope.Project, key!, fix.FixableDiagnosticIds, new Known(findings), CancellationToken.None));
    }

    private async Task<string?> ProblemAsync(CodeFixProvider fix, CodeAction action)
    {
        tried(fix);
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        _errors ??= await ErrorsAsync(project);
        var broken = _errors.SelectMany(static errors => errors).Select(LineOf).ToHashSet(StringComparer.Ordinal); // an import that the fix adds can make it another error
        foreach (var error in await ErrorsAsync(changed))
            if (error.Count() > _errors[error.Key].Count() && error.LastOrDefault(error => !broken.Contains(LineOf(error))) is { } added)
                return $"adds {added}\n{string.Join("\n", changed.GetChanges(project).GetChangedDocuments().Select(id => changed.GetDocument(id)!.GetTextAsync().GetAwaiter().GetResult()))}";

        return null;
    }

    private static string LineOf(Diagnostic error) => error.Location.SourceTree is { } tree ? tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() : "";

    private static async Task<ILookup<string, Diagnostic>> ErrorsAsync(Project project) =>
        (await project.GetCompilationAsync())!.GetDiagnostics().Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Id);

    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => document.Project.GetDocument(finding.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}
