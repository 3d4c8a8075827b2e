using AgentSafety.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes;

/// <summary>Makes the agent's framework ask a person before it calls the function: wraps it where it is registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix)), Shared]
public sealed class RequireApprovalFix() : ExpressionFix("Require approval where the function is registered", RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.OpenEndedExecutor, RuleIds.UnreadAnswer, RuleIds.SelfApproval)
{
    private const string Approval = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";
    private const string Factory = "Microsoft.Extensions.AI.AIFunctionFactory";

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (GuardAdvice.From(warning) is not { ApprovableAtRegistration: true }
            || model.Compilation.GetTypeByMetadataName(Approval) is not { } approval
            || RegistrationOf(step, model) is not { } registration)
            return null;

        var wrapped = SyntaxFactory.ParseExpression($"new {approval.Name}({registration})", options: registration.SyntaxTree.Options);
        return new(registration, TypeName.PutInto(wrapped, approval.Name, approval, generator).WithTriviaFrom(registration));
    }

    /// <summary>The call of the factory that is given the step, or the lambda around it.</summary>
    private static InvocationExpressionSyntax? RegistrationOf(ExpressionSyntax step, SemanticModel model) =>
        step.Ancestors().OfType<ArgumentSyntax>().Where(code => IsRegistered(code, model))
            .Select(static code => code.Parent?.Parent).OfType<InvocationExpressionSyntax>().FirstOrDefault();

    private static bool IsRegistered(ArgumentSyntax code, SemanticModel model) =>
        model.GetOperation(code) is IArgumentOperation { Parameter: { Ordinal: 0, ContainingSymbol: { Name: "Create", ContainingType: var type } } }
        && SymbolEqualityComparer.Default.Equals(type, model.Compilation.GetTypeByMetadataName(Factory));
}
