using AgentSafety.Rules;

namespace AgentSafety.CodeFixes.Contracts;

/// <summary>Project by project: what is called in many places is declared once.</summary>
internal sealed class DeclareAllContracts : SolutionFixes
{
    protected override async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var isAttribute = context.CodeActionEquivalenceKey == DeclareContractFix.TitleOf(isAttribute: true);
        var solution = context.Solution;
        foreach (var id in ProjectsOf(context))
        {
            var project = solution.GetProject(id)!;
            var diagnostics = context.Scope is FixAllScope.Document && context.Document is { } document
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(context.Solution.GetProject(id)!).ConfigureAwait(false);
            solution = await DeclareContractFix.ApplyAsync(project, diagnostics.Select(static diagnostic => ContractAdvice.From(diagnostic)?.Method).OfType<string>(), isAttribute, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static IEnumerable<ProjectId> ProjectsOf(FixAllContext context) => context.Scope is FixAllScope.Solution ? context.Solution.ProjectIds : [context.Project.Id];
}
