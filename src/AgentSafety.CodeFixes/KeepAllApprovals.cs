namespace AgentSafety.CodeFixes;

/// <summary>One document after the other: the first that needs a class writes it, and the others find it there.</summary>
internal sealed class KeepAllApprovals() : SolutionFixes(KeepApprovalFix.Title)
{
    protected override async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var document in DocumentsIn(context))
            if (await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false) is { IsEmpty: false } diagnostics
                && await KeepApprovalFix.ApplyAsync(solution.GetDocument(document.Id)!, diagnostics, cancellationToken).ConfigureAwait(false) is { } applied)
                solution = applied.Project.Solution;

        return solution;
    }
}
