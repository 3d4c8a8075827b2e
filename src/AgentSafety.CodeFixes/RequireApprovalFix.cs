using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Makes the agent's framework ask a person before it calls the function: wraps it where it is registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix)), Shared]
public sealed class RequireApprovalFix() : ExpressionFix("Require approval where the function is registered", RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.OpenEndedExecutor, RuleIds.UnreadAnswer, RuleIds.SelfApproval)
{
    private const string Approval = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (GuardAdvice.From(warning) is not { ApprovableAtRegistration: true }
            || model.Compilation.GetTypeByMetadataName(Approval) is not { } approval
            || FunctionFactory.CallAround(step, model) is not { } registration)
            return null;

        var wrapped = SyntaxFactory.ParseExpression($"new {approval.Name}({registration})", options: registration.SyntaxTree.Options);
        return new(registration, TypeName.PutInto(wrapped, approval.Name, approval, generator).WithTriviaFrom(registration));
    }
}
