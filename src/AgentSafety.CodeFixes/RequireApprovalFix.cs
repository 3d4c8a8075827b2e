using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Makes the agent's framework ask a person before it calls the function: wraps it where it is registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix)), Shared]
public sealed class RequireApprovalFix() : ExpressionFix("Require approval where the function is registered")
{
    private const string Approval = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";
    private const string Factory = "Microsoft.Extensions.AI.AIFunctionFactory";

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, GuardAdvice advice, SyntaxGenerator generator)
    {
        if (!advice.ApprovableAtRegistration
            || model.Compilation.GetTypeByMetadataName(Approval) is not { } approval
            || RegistrationOf(step, model) is not { } registration)
            return null;

        var wrapped = SyntaxFactory.ParseExpression($"new {approval.Name}({registration})", options: registration.SyntaxTree.Options);
        return new(registration, TypeName.PutInto(wrapped, approval.Name, approval, generator).WithTriviaFrom(registration));
    }

    /// <summary>The call of the factory that is given the step, or the lambda around it.</summary>
    private static InvocationExpressionSyntax? RegistrationOf(ExpressionSyntax step, SemanticModel model) =>
        step.AncestorsAndSelf().Select(static code => (code.Parent as ArgumentSyntax)?.Parent?.Parent).OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => IsRegistration(call, model));

    private static bool IsRegistration(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Create", ContainingType: var type }
        && SymbolEqualityComparer.Default.Equals(type, model.Compilation.GetTypeByMetadataName(Factory));
}
