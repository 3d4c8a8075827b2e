using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>Calls that neither ask nor decide: they log, and put values together. Any other may ask a person.</summary>
internal static class HarmlessCalls
{
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "System", "System.Collections.Concurrent", "System.Collections.Frozen", "System.Collections.Generic", "System.Collections.Immutable", "System.Linq", "System.Text", "System.Text.Json", "System.Text.Json.Nodes",
        "System.Threading.Tasks", "Microsoft.Extensions.Logging",
    };

    public static bool AreAllIn(IOperation body, Func<IOperation, bool> isAnswer) => body.InEvaluationOrder().All(part => part switch
    {
        IInvocationOperation { TargetMethod: var method } call => isAnswer(call) || IsHarmless(method),
        IAwaitOperation { Operation: var awaited } => Awaited.Unwrap(awaited) is IInvocationOperation or IDefaultValueOperation or IObjectCreationOperation || awaited.WithoutConversions() is IPropertyReferenceOperation { Property: { Name: "CompletedTask", IsStatic: true } },
        IDynamicInvocationOperation => false,
        _ => true,
    });

    public static bool IsHarmless(IMethodSymbol method) =>
        method is { MethodKind: not MethodKind.DelegateInvoke, DeclaringSyntaxReferences.IsEmpty: true }
        && (Namespaces.Contains(method.ContainingNamespace.ToDisplayString()) || OnlyWrites(method))
        && !(method.ContainingType.Name is "Console" && method.Name.StartsWith("Read", StringComparison.Ordinal));

    /// <summary><c>Console.Error.WriteLine</c>, <c>Trace.WriteLine</c>: where standard output is the transport, this is the log.</summary>
    private static bool OnlyWrites(IMethodSymbol method) =>
        method is { ContainingType: { Name: "TextWriter" or "Debug" or "Trace" } type } && type.RootNamespace() is "System" && method.Name.StartsWith("Write", StringComparison.Ordinal);
}
