using AgentSafety.Reachability;
using AgentSafety.Symbols;

namespace AgentSafety.Rules;

/// <summary>Asks for the findings of each entry point where it is declared or registered, and reports each on its first step, or on what is said of it and isn't so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed partial class PathAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. PathRules.All, .. GuardRules.All, .. RemarkRules.All, .. DeclarationRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (AgentProgram.TryCreate(start.Compilation, start.Options, start.CancellationToken) is not { } program)
                return; // no agent framework referenced: cost nothing

            start.RegisterSymbolAction(type => OfType(program, (INamedTypeSymbol)type.Symbol, type), SymbolKind.NamedType);
        });
    }

    /// <summary>Type by type, since there are fewer of them than methods. Not by syntax nodes: for one such action the driver walks all there are.</summary>
    private static void OfType(AgentProgram program, INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        foreach (var site in program.SitesIn(type, context.CancellationToken))
            OfSite(program, site, context);
        if (program.MayStandIn)
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                foreach (var declaration in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
                    OfApprover(program, declaration.GetSyntax(context.CancellationToken), context);
        if (!program.HasEntryPoints)
            return;

        Report(program, program.FindingsOfBranches(type, context.CancellationToken), context.ReportDiagnostic);
        Report(program, program.FindingsOfAnswers(type, context.CancellationToken), context.ReportDiagnostic);
        foreach (var member in type.GetMembers())
            if (member is IMethodSymbol { IsImplicitlyDeclared: false } method)
            {
                OfMethod(program, method, context);
                if (method.PartialImplementationPart is { } implementation)
                    OfMethod(program, implementation, context);
            }
    }

    private static void OfMethod(AgentProgram program, IMethodSymbol method, SymbolAnalysisContext context)
    {
        Report(program, program.FindingsOf(method, context.CancellationToken), context.ReportDiagnostic);
        Report(program, program.UntruthsOf(method, context.CancellationToken), context.ReportDiagnostic);
    }

    private static void OfSite(AgentProgram program, SyntaxNode site, SymbolAnalysisContext context)
    {
        var operation = program.OperationAt(site, context.CancellationToken);
        OfGuard(program, site, operation, context);
        if (program.MayRegister(site))
        {
            Report(program, program.FindingsOf(operation, context.CancellationToken), context.ReportDiagnostic);
            Report(program, program.UntruthsOf(operation, context.CancellationToken), context.ReportDiagnostic);
        }
    }

    private static void Report(AgentProgram program, IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
            report(Diagnostic.Create(
                PathRules.For(finding),
                program.LocationOf(finding.Place),
                LocationsBehind(program, finding),
                AdviceOn(finding),
                finding.Entry,
                finding.LastStep.Name,
                Through(finding),
                Detail(finding),
                finding.Remark?.Says,
                finding.Loss,
                finding.Weakness?.Guard,
                finding.Cause?.Says ?? finding.Weakness?.Says));
    }

    private static string Detail(Finding finding) =>
        finding.RunsWhat is { } text ? text
        : finding.LastStep.Unseen is { Why: var why } && finding.Remark is null ? why
        : finding.More == 0 ? "" : finding.Remark is null ? $" (nor {finding.More} more)" : $" (and {finding.More} more)";

    private static void Report(AgentProgram program, IEnumerable<DeclarationFinding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
            report(Diagnostic.Create(
                DeclarationRules.For(finding.Untruth),
                finding.Place,
                LocationsOf(program, finding.Reached.Path),
                finding.Reached.Entry,
                finding.Says,
                finding.Reached.LastStep.Name,
                Through(finding.Reached) + (finding.Reached.RunsWhat is { } text ? $", which runs whatever {text} the model writes" : "")));
    }

    /// <summary>Of a check how it would guard; of a step what is to be guarded.</summary>
    private static ImmutableDictionary<string, string?>? AdviceOn(Finding finding) => finding.DryRun is var (name, value)
        ? new DryRunAdvice(name, value).AddTo(OwnAdviceOn(finding) ?? ImmutableDictionary<string, string?>.Empty)
        : OwnAdviceOn(finding);

    private static ImmutableDictionary<string, string?>? OwnAdviceOn(Finding finding) =>
        finding.Remark is { Instead: { } instead } remark ? remark.Kind is RemarkKind.SoundsDestructive ? new ContractAdvice(instead).ToProperties() : finding.Path.Length == 1 ? new SwitchAdvice(instead).ToProperties() : null :
        finding.Remark is not null ? null :
        finding.Place != finding.FirstStep.Place ? finding.Weakness is { } weakness ? AdviceOn(weakness, finding) : null
        : finding.Operation is not null ? GuardAdviceOn(finding).ToProperties()
        : null;

    private static GuardAdvice GuardAdviceOn(Finding finding) => new(finding.Operation!.Id, finding.ApprovableAtRegistration)
    {
        Effect = finding.Operation.Summary,
        NoWayBack = finding.Operation.NoWayBack,
        Undo = finding.Operation.Undo,
        IsAtRegistration = finding.IsAtRegistration,
        IsImplied = finding.FirstStep.IsImplied,
        Framework = finding.Filterable?.Framework,
        Function = finding.Filterable?.Function,
        IsAlone = finding is { More: 0, Path.Length: > 1, Lack: Lack.AnyProtection or Lack.Approval, Weakness: null, RunsWhat: null },
    };

    private static ImmutableDictionary<string, string?>? AdviceOn(Weakness weakness, Finding finding) => weakness switch
    {
        { IsLate: true } => LateAdvice.ToProperties(),
        { Yes: { } yes } => new HeedAdvice([.. yes.Split(HeedAdvice.Separator)], weakness.Guard.Split('.').Last()).ToProperties(),
        { Kind: Weaknesses.SubmittedForm, Field: { } field, IsByName: var byName } => new AnswerAdvice(field, byName).ToProperties(),
        { Kind: Weaknesses.SelfApproval or Weaknesses.OtherTarget, Unnamed: var unnamed } when finding.Operation is not null =>
            (GuardAdviceOn(finding) with { IsBehind = true }).ToProperties() is var properties && unnamed is not null ? new TargetAdvice(unnamed).AddTo(properties) : properties,
        _ => null,
    };

    /// <summary>The rest of the path, and at its end the words that are spoken of, or the guard elsewhere that fails.</summary>
    private static IEnumerable<Location> LocationsBehind(AgentProgram program, Finding finding) => finding.Remark is { Place: var spoken }
        ? LocationsOf(program, finding.LaterSteps).Concat(finding.Path.Length > 1 && spoken != finding.LastStep.Place ? [program.LocationOf(spoken)] : [])
        : LocationsOf(program, finding.Place == finding.FirstStep.Place ? finding.LaterSteps : finding.Path).Concat(finding.Cause?.Place is { } cause ? [program.LocationOf(cause)] : []);

    private static string Through(Finding finding) => finding.Through is { Length: > 0 } through ? $" through {through}" : "";

    private static IEnumerable<Location> LocationsOf(AgentProgram program, IEnumerable<Step> steps) => steps.Select(step => program.LocationOf(step.Place)).Where(static location => location.IsInSource);
}
