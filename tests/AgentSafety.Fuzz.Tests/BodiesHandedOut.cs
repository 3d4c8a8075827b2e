using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.Fuzz.Tests;

/// <summary>Every body that the compiler offers to analyzers, lambdas and local functions too.</summary>
internal sealed class BodiesHandedOut : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Never = new("BODIES", "Never reported", "Never reported", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true); // without one, the compiler asks us nothing

    private readonly ConcurrentDictionary<SyntaxNode, bool> _bodies = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Never];

    public static async Task<ICollection<SyntaxNode>> InAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        var collector = new BodiesHandedOut();
        await compilation.WithAnalyzers([collector]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return collector._bodies.Keys;
    }

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterOperationBlockAction(blocks =>
        {
            foreach (var block in blocks.OperationBlocks)
                if (CanRun(Root(block)))
                    Collect(Root(block));
        });
    }

    private void Collect(IOperation root)
    {
        _bodies.TryAdd(root.Syntax, true);
        foreach (var operation in root.Descendants())
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                _bodies.TryAdd(operation.Syntax, true);
    }

    private static IOperation Root(IOperation block)
    {
        while (block.Parent is { } parent)
            block = parent;

        return block;
    }

    /// <summary>Attributes, default values of parameters, constants and members of enums are worked out by the compiler: no code of theirs runs.</summary>
    private static bool CanRun(IOperation root) => root switch
    {
        IAttributeOperation or IParameterInitializerOperation => false,
        IFieldInitializerOperation { InitializedFields: [{ IsConst: true }, ..] } => false,
        _ => true,
    };
}
