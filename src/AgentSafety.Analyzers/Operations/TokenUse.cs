using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>
/// Can the operation be stopped? A token is at hand, a parameter of the code around it, and the operation that would take one doesn't get it; or it
/// runs in a loop that never looks at it. A token written as none is somebody's decision.
/// </summary>
internal sealed class TokenUse(KnownTypes types, SourceModels models)
{
    private const string Token = "System.Threading.CancellationToken";

    public Noticed? NotStopped(IOperation operation, CancellationToken cancellationToken)
    {
        if (operation is not IInvocationOperation call || AtHand(call, cancellationToken) is not { } token)
            return null;

        if (call.Arguments.Any(argument => argument.ArgumentKind is not ArgumentKind.DefaultValue && types.Is(argument.Parameter?.Type, Token)) || Mentions(call, token))
            return null;

        return Takes(call) is { } parameter ? new(RemarkKind.NotCancellable, call.Syntax, $"'{token.Name}' isn't passed on", Argument(call, parameter, token))
            : LoopAround(call) is { } loop && !Mentions(loop, token) ? new(RemarkKind.NotCancellable, call.Syntax, $"its loop never looks at '{token.Name}'", $"{token.Name}.ThrowIfCancellationRequested();")
            : null;
    }

    /// <summary>Of the innermost function that has one.</summary>
    private IParameterSymbol? AtHand(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var symbol = models.ModelOf(call.Syntax)?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellationToken);
        for (; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
            if (method.Parameters.FirstOrDefault(parameter => types.Is(parameter.Type, Token)) is { } found)
                return found;
            else if (method.IsStatic && method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
                return null; // sees nothing of what is around it

        return null;
    }

    /// <summary>The parameter for a token: of the method called, or of its overload that takes one more.</summary>
    private IParameterSymbol? Takes(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Parameters.FirstOrDefault(parameter => types.Is(parameter.Type, Token)) is { } own)
            return own;

        foreach (var overload in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
            if (overload.IsStatic == method.IsStatic && overload.Arity == method.Arity && overload.Parameters.Length == method.Parameters.Length + 1
                && types.Is(overload.Parameters[method.Parameters.Length].Type, Token)
                && method.OriginalDefinition.Parameters.Select(static parameter => parameter.Type.ToDisplayString()).SequenceEqual(overload.OriginalDefinition.Parameters.Take(method.Parameters.Length).Select(static parameter => parameter.Type.ToDisplayString())))
                return overload.Parameters[method.Parameters.Length];

        return null;
    }

    /// <summary>By position where it is the next one, else by name.</summary>
    private static string Argument(IInvocationOperation call, IParameterSymbol parameter, IParameterSymbol token) =>
        call.Arguments.Count(static argument => argument.ArgumentKind is ArgumentKind.Explicit) == parameter.Ordinal ? token.Name : $"{parameter.Name}: {token.Name}";

    private static IOperation? LoopAround(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
            if (parent is ILoopOperation)
                return parent;

        return null;
    }

    private static bool Mentions(IOperation operation, IParameterSymbol token) =>
        operation.InEvaluationOrder().Any(part => part is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, token));
}
