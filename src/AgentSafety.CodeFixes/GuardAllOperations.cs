namespace AgentSafety.CodeFixes;

/// <summary>Each operation once, however many steps lead to it, file by file.</summary>
internal sealed class GuardAllOperations() : SolutionFixes(OperationGuardFix.Title)
{
    protected override async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        var found = ImmutableArray.CreateBuilder<(Document Place, Diagnostic Diagnostic)>();
        foreach (var document in DocumentsIn(context))
            foreach (var diagnostic in await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                if (OperationGuardFix.PlaceOf(diagnostic, context.Solution) is { } place)
                    found.Add((place, diagnostic));

        foreach (var operations in found.GroupBy(static each => each.Place.Id))
            if (await OperationGuardFix.ApplyAsync(solution.GetDocument(operations.Key)!, operations.Select(static each => each.Diagnostic), cancellationToken).ConfigureAwait(false) is { } changed)
                solution = changed.Project.Solution;

        return solution;
    }
}
