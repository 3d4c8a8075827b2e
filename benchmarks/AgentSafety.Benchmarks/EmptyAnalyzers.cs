using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Benchmarks;

/// <summary>The floor for whoever wants to see every method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptySymbolAction() : EmptyAnalyzer("EMPTY1")
{
    protected override void Register(AnalysisContext context) => context.RegisterSymbolAction(static _ => { }, SymbolKind.Method);
}

/// <summary>The floor for whoever wants to see every call: the driver binds every body once more for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyOperationAction() : EmptyAnalyzer("EMPTY2")
{
    protected override void Register(AnalysisContext context) => context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
}

public abstract class EmptyAnalyzer(string id) : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new(id, "Nothing", "Nothing", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        Register(context);
    }

    protected abstract void Register(AnalysisContext context);
}
