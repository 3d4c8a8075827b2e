using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>What an invocation runs: the method it names, and what a method of the platform runs for it by contract.</summary>
internal static class Invocations
{
    public static IEnumerable<Call> Of(IInvocationOperation call)
    {
        if (DisposesWhateverEnumerates(call))
            return [];

        var receiver = CallEdges.ReceiverOf(call.Instance);
        var named = new Call(call.TargetMethod, receiver, receiver is not IArrayTypeSymbol && (call.IsVirtual || IsAnsweredByTypeArgument(call.TargetMethod)));
        return call.TargetMethod switch
        {
            { Name: "AppendFormatted", Parameters: [{ Type: var value }, ..] } when call is { IsImplicit: true, TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } => [named, .. Texts.Formatting(value)],
            { Name: "ConfigureAwait" or "WithCancellation", ContainingType.Name: "TaskAsyncEnumerableExtensions" } when call.Arguments is [{ Value: var wrapped }, ..] => [named, .. Unwrapped(wrapped)],
            { IsGenericMethod: true } method => [named, .. Construction.OfTypeArguments(method)],
            _ => [named],
        };
    }

    /// <summary><c>T.Drop()</c>: a static member of an interface that the type argument brings along.</summary>
    public static bool IsAnsweredByTypeArgument(IMethodSymbol method) => method is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } and ({ IsAbstract: true } or { IsVirtual: true });

    /// <summary>
    /// An enumerator that may happen to be disposable is disposed; that would answer for every type there is. Only syntax tells it from
    /// a <c>using</c> that somebody wrote: the graph has lowered both to the same call.
    /// </summary>
    private static bool DisposesWhateverEnumerates(IInvocationOperation call) =>
        call is { IsImplicit: true, TargetMethod.ContainingType.SpecialType: SpecialType.System_IDisposable, Syntax.Parent: CommonForEachStatementSyntax }
        && CallEdges.ReceiverOf(call.Instance) is not { TypeKind: TypeKind.Class or TypeKind.Struct };

    /// <summary>The wrapper that <c>ConfigureAwait</c> makes forwards to what it wraps: nobody asks for it but to enumerate or dispose it.</summary>
    private static IEnumerable<Call> Unwrapped(IOperation wrapped)
    {
        if (wrapped.Type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } asked)
            yield break;

        foreach (var member in asked.GetMembers())
            if (member is IMethodSymbol { Name: "DisposeAsync" or "GetAsyncEnumerator" } method)
                yield return new(method, CallEdges.ReceiverOf(wrapped));
    }
}
