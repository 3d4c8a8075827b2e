using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.Testing.Proof;

/// <summary>A fix that an editor would show for a warning.</summary>
internal sealed record Offer(CodeFixProvider Fix, DocumentId Document, Diagnostic Warning, CodeAction Action)
{
    public string Title => Action.Title;

    /// <summary>Fixes that are applied together: of one kind, in one document.</summary>
    public (Type Fix, DocumentId Document, string? Key) Kind => (Fix.GetType(), Document, Action.EquivalenceKey);

    /// <summary>As they are asked for: a loop that wants only the first doesn't ask for the others.</summary>
    public static async IAsyncEnumerable<Offer> InAsync(Project project, Said said, IEnumerable<CodeFixProvider> fixes)
    {
        foreach (var warning in said.Warnings)
            if (project.GetDocument(warning.Location.SourceTree) is { } document)
                foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(warning.Id) && !Expected.OnlySays(fix)))
                    foreach (var action in await ActionsAsync(fix, document, warning))
                        yield return new(fix, document.Id, warning, action);
    }

    public static async Task<Project> AppliedAsync(CodeAction action, ProjectId project) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project)!;

    /// <summary>All of a project's texts, to be compared.</summary>
    public static async Task<string> TextsAsync(Project project)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments).OrderBy(static document => document.Name, StringComparer.Ordinal))
            texts.Add($"// {document.Name}\n{await document.GetTextAsync()}");

        return string.Join("\n", texts);
    }

    private static async Task<ImmutableArray<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Diagnostic warning)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        await fix.RegisterCodeFixesAsync(new(document, warning, (action, _) => actions.Add(action), CancellationToken.None));
        return actions.ToImmutable();
    }
}
