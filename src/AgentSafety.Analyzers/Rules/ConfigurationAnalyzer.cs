using AgentSafety.Configuration;

namespace AgentSafety.Rules;

/// <summary>AGS9001: a line of our configuration that can't be read. The other lines still count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor UnreadableConfiguration = Rule.Configuration(
        RuleIds.UnreadableConfiguration,
        title: "Configuration line can't be read",
        message: "'{0}' can't be read: {1}",
        description: "A line that can't be read is left out; the lines around it still count. A guard that is left out protects nothing.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UnreadableConfiguration];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Options.AdditionalFiles.Any(GuardFile.IsGuardFile))
                return;

            start.RegisterAdditionalFileAction(static file =>
            {
                if (GuardFile.IsGuardFile(file.AdditionalFile))
                    foreach (var problem in GuardFile.ProblemsIn(file.AdditionalFile, file.CancellationToken))
                        file.ReportDiagnostic(Diagnostic.Create(UnreadableConfiguration, problem.Location, problem.Text, problem.Reason));
            });
        });
    }
}
