namespace AgentSafety.CodeFixes;

/// <summary>Project by project: one filter asks for all functions of its framework.</summary>
internal sealed class PutAllFilters() : SolutionFixes(PutFilterBeforeFix.Title)
{
    protected override async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var documents in DocumentsIn(context).GroupBy(static document => document.Project.Id))
        {
            var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var document in documents)
                diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));

            if (diagnostics.Count > 0)
                solution = await PutFilterBeforeFix.ApplyAsync(solution.GetProject(documents.Key)!, diagnostics, cancellationToken).ConfigureAwait(false) ?? solution;
        }

        return solution;
    }
}
