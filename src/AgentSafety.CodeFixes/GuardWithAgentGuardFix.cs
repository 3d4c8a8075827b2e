using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>
/// Makes the step ask a person first: hands it, as a lambda, to <c>AgentGuard</c>, with what the person should know and the way back. The other way leaves
/// that to whoever writes the program, and so asks one person also where nothing can be undone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardWithAgentGuardFix)), Shared]
public sealed class GuardWithAgentGuardFix() : ExpressionFix(["Guard with AgentGuard", "Guard with AgentGuard, approval alone"],
    RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.OpenEndedExecutor, RuleIds.UnreadAnswer, RuleIds.SelfApproval, RuleIds.OtherTarget)
{
    private protected override IEnumerable<Replacement> Candidates(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator, int way)
    {
        if (GuardAdvice.From(warning) is not { IsAtRegistration: false, IsImplied: false } advice || GuardLibrary.In(model.Compilation) is not { } library || (advice.IsBehind ? Behind(step, warning) : step) is not { } guarded || Act.Of(guarded, model) is not { } act)
            return [];

        var told = way == 0 ? Told.Of(IsOperation(advice, warning) ? advice : advice with { Undo = null }, act, library, model) : library.Rollback is null ? [] : [Told.Nothing];
        return told.Select(more => new Replacement(act.Expression, GuardCall.Write(act, advice.Operation, more, library, model, generator).WithTriviaFrom(act.Expression)));
    }

    /// <summary>Is what is guarded the operation itself? At a call into another method nobody knows the words that undo it.</summary>
    private static bool IsOperation(GuardAdvice advice, Diagnostic warning) => warning.AdditionalLocations.Count == (advice.IsBehind ? 1 : 0);

    /// <summary>The step that a check lets through, where it is in the same file.</summary>
    private static ExpressionSyntax? Behind(ExpressionSyntax check, Diagnostic warning) =>
        warning.AdditionalLocations is [{ SourceTree: var tree, SourceSpan: var span }, ..] && tree == check.SyntaxTree
            ? tree.GetRoot().FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax
            : null;
}
