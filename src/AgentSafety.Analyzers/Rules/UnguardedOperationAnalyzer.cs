using AgentSafety.EntryPoints;
using AgentSafety.Reachability;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Rules;

/// <summary>AGS1001: an agent can reach a destructive operation, and no guard stands on the path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedOperationAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor UnguardedOperation = Rule.Path(
        RuleIds.UnguardedOperation,
        title: "Agent can reach a destructive operation that nothing guards",
        message: "'{0}' can reach '{1}'{2}, and nothing guards it{3}",
        description: "Every path from what an agent can call to an operation that destroys must pass a guard: an approval by a person, a scope granted beforehand, or a registered way back.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UnguardedOperation];

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
                if (RegistrationSyntax.IsCandidate(node.Node))
                    Report(program, program.FindingsOf(node.SemanticModel.GetOperation(node.Node, node.CancellationToken), node.CancellationToken), node.ReportDiagnostic);
            }, SyntaxKind.InvocationExpression);
        });
    }

    private static void Report(AgentProgram program, IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings.Where(static finding => finding.Lack is Lack.AnyProtection))
            report(ToDiagnostic(program, finding));
    }

    private static Diagnostic ToDiagnostic(AgentProgram program, Finding finding) => Diagnostic.Create(
        UnguardedOperation,
        program.LocationOf(finding.FirstStep),
        additionalLocations: finding.LaterSteps.Select(program.LocationOf),
        properties: new GuardAdvice(finding.Operation.Id, finding.ApprovableAtRegistration).ToProperties(),
        finding.Entry,
        finding.OperationSite.Name,
        finding.Through is { Length: > 0 } through ? $" through {through}" : "",
        finding.More == 0 ? "" : $" (nor {finding.More} more)");
}
