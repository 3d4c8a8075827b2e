using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Makes the step ask a person first: hands it, as a lambda, to <c>AgentGuard</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardWithAgentGuardFix)), Shared]
public sealed class GuardWithAgentGuardFix() : ExpressionFix("Guard with AgentGuard", RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.OpenEndedExecutor, RuleIds.UnreadAnswer, RuleIds.SelfApproval, RuleIds.OtherTarget)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (GuardAdvice.From(warning) is not { } advice || GuardLibrary.In(model.Compilation) is not { } library || (advice.IsBehind ? Behind(step, warning) : step) is not { } guarded || Act.Of(guarded, model) is not { } act)
            return null;

        var call = GuardCall.Write(act, advice.Operation, library, model);
        return new(act.Expression, TypeName.PutInto(call, library.Guard.Name, library.Guard, generator).WithTriviaFrom(act.Expression));
    }

    /// <summary>The step that a check lets through, where it is in the same file.</summary>
    private static ExpressionSyntax? Behind(ExpressionSyntax check, Diagnostic warning) =>
        warning.AdditionalLocations is [{ SourceTree: var tree, SourceSpan: var span }, ..] && tree == check.SyntaxTree
            ? tree.GetRoot().FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax
            : null;
}
