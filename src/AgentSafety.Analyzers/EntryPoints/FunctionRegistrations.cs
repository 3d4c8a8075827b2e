using AgentSafety.Symbols;

namespace AgentSafety.EntryPoints;

/// <summary>A function made from code. <see cref="Code"/> is the lambda or method that runs; <see cref="Syntax"/> is how it was named at the registration.</summary>
internal sealed record Registration(IMethodSymbol Code, SyntaxNode Syntax, string Name, IInvocationOperation Call)
{
    /// <summary>Its code is written between the parentheses, so that is where its steps are.</summary>
    public bool HoldsItsCode => Code.MethodKind is MethodKind.AnonymousFunction && Call.Syntax.Span.Contains(Code.DeclaringSyntaxReferences[0].Span);
}

/// <summary><c>AIFunctionFactory.Create</c> of a lambda or method group (Microsoft.Extensions.AI 9.3 to 10.11). The delegate comes first in every overload.</summary>
internal sealed class FunctionRegistrations(KnownTypes types)
{
    public const string Factory = "Microsoft.Extensions.AI.AIFunctionFactory";

    /// <summary>The name that must stand before the parenthesis: looked at before anything is bound.</summary>
    public const string FactoryMethod = "Create";

    public Registration? At(IOperation? operation)
    {
        if (operation is not IInvocationOperation call || !IsRegistration(call.TargetMethod))
            return null;

        return call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } code && CodeOf(code.Value) is { } found
            ? new(found.Code, found.Syntax, GivenName(call) ?? (found.Code.MethodKind is MethodKind.AnonymousFunction ? "lambda" : found.Code.Name), call)
            : null;
    }

    public bool IsRegistration(IMethodSymbol method) => method.Name is FactoryMethod && types.Is(method.ContainingType, Factory);

    private static (IMethodSymbol Code, SyntaxNode Syntax)? CodeOf(IOperation value) => value.WithoutConversions() switch
    {
        IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Syntax),
        IMethodReferenceOperation group => (group.Method, group.Syntax),
        ILocalReferenceOperation { Local: var local } reference when OnlyValue(reference, local) is { } stored && CodeOf(stored) is { } found => (found.Code, reference.Syntax),
        _ => null,
    };

    /// <summary>A local that is given one value where it is declared.</summary>
    private static IOperation? OnlyValue(IOperation reference, ILocalSymbol local)
    {
        var root = reference;
        while (root.Parent is { } parent)
            root = parent;

        IOperation? value = null;
        foreach (var operation in root.Descendants())
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                value = declarator.GetVariableInitializer()?.Value;
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation assigned } && SymbolEqualityComparer.Default.Equals(assigned.Local, local))
                return null;

        return value?.WithoutConversions() is ILocalReferenceOperation ? null : value;
    }

    private static string? GivenName(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "name" })?.Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;
}
