using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary><c>AIFunctionFactory.Create</c>, which makes a function that can be wrapped of code that is handed over.</summary>
internal static class FunctionFactory
{
    /// <summary>The call that is given the step, or the lambda around it.</summary>
    public static InvocationExpressionSyntax? CallAround(ExpressionSyntax step, SemanticModel model) =>
        step.Ancestors().OfType<ArgumentSyntax>().Where(code => IsItsCode(code, model))
            .Select(static code => code.Parent?.Parent).OfType<InvocationExpressionSyntax>().FirstOrDefault();

    private static bool IsItsCode(ArgumentSyntax code, SemanticModel model) =>
        model.GetOperation(code) is IArgumentOperation { Parameter: { Ordinal: 0, ContainingSymbol: { Name: "Create", ContainingType: var type } } }
        && SymbolEqualityComparer.Default.Equals(type, model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.AI.AIFunctionFactory"));
}
