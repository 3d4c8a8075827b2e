using AgentSafety.Reachability;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Rules;

/// <summary>Asks for the findings of each entry point where it is declared or registered, and reports each on its first step.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PathAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => PathRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (AgentProgram.TryCreate(start.Compilation, start.Options, start.CancellationToken) is not { } program)
                return; // no agent framework referenced: cost nothing

            start.RegisterSymbolAction(symbol => Report(program, program.FindingsOf((IMethodSymbol)symbol.Symbol, symbol.CancellationToken), symbol.ReportDiagnostic), SymbolKind.Method);
            start.RegisterSyntaxNodeAction(node =>
            {
                if (program.MayRegister(node.Node))
                    Report(program, program.FindingsOf(node.SemanticModel.GetOperation(node.Node, node.CancellationToken), node.CancellationToken), node.ReportDiagnostic);
            }, SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.SimpleAssignmentExpression);
            start.RegisterSyntaxNodeAction(
                node => Report(program, program.FindingsOf(node.Node, node.SemanticModel, node.CancellationToken), node.ReportDiagnostic),
                SyntaxKind.SwitchStatement, SyntaxKind.SwitchExpression, SyntaxKind.IfStatement);
        });
    }

    private static void Report(AgentProgram program, IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
            report(ToDiagnostic(program, finding));
    }

    private static Diagnostic ToDiagnostic(AgentProgram program, Finding finding) => Diagnostic.Create(
        PathRules.For(finding.Lack),
        program.LocationOf(finding.FirstStep),
        additionalLocations: finding.LaterSteps.Select(program.LocationOf).Where(static location => location.IsInSource),
        properties: finding.Operation is { } operation ? new GuardAdvice(operation.Id, finding.ApprovableAtRegistration).ToProperties() : null,
        finding.Entry,
        finding.LastStep.Name,
        finding.Through is { Length: > 0 } through ? $" through {through}" : "",
        finding.LastStep.Unseen is { Why: var why } ? why : finding.More == 0 ? "" : $" (nor {finding.More} more)");
}
