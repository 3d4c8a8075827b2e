using AgentSafety.Configuration;
using AgentSafety.Reachability.OtherAssemblies;

namespace AgentSafety.Rules;

/// <summary>AGS9001: a line of our configuration that can't be read. The other lines still count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor UnreadableConfiguration = Rule.Configuration(
        RuleIds.UnreadableConfiguration,
        title: "Configuration line can't be read",
        message: "'{0}' can't be read: {1}",
        description: "A line that can't be read is left out; the lines around it still count. A guard that is left out protects nothing; an entry point that is left out is not looked at, nor is an operation.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UnreadableConfiguration];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (ReferencedAssemblies.ProblemsIn(start.Compilation).ToArray() is { Length: > 0 } unreadable)
                start.RegisterSyntaxTreeAction(tree =>
                {
                    if (tree.Tree == start.Compilation.SyntaxTrees.First()) // it stands in no file; once for each assembly
                        foreach (var (assembly, problem) in unreadable)
                            tree.ReportDiagnostic(Diagnostic.Create(UnreadableConfiguration, Location.None, $"reach contract of {assembly}", problem));
                });

            if (!start.Options.AdditionalFiles.Any(static file => GuardFile.IsGuardFile(file) || EntryPointFile.IsEntryPointFile(file) || OperationFile.IsOperationFile(file)))
                return;

            start.RegisterAdditionalFileAction(static file =>
            {
                var problems = GuardFile.IsGuardFile(file.AdditionalFile) ? GuardFile.ProblemsIn(file.AdditionalFile, file.CancellationToken)
                    : EntryPointFile.IsEntryPointFile(file.AdditionalFile) ? EntryPointFile.ProblemsIn(file.AdditionalFile, file.CancellationToken)
                    : OperationFile.IsOperationFile(file.AdditionalFile) ? OperationFile.ProblemsIn(file.AdditionalFile, file.CancellationToken)
                    : [];
                foreach (var problem in problems)
                    file.ReportDiagnostic(Diagnostic.Create(UnreadableConfiguration, problem.Location, problem.Text, problem.Reason));
            });
        });
    }
}
