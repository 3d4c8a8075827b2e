using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Lets an act that somebody approves run only within a capability that was granted beforehand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RunInScopeFix)), Shared]
public sealed class RunInScopeFix() : ExpressionFix("Run it within a capability scope", RuleIds.UnscopedOperation)
{
    /// <summary>Where <c>AgentGuard</c> asks already, it also looks at the capabilities: to say it once more would ask twice.</summary>
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator) =>
        GuardAdvice.From(warning) is { IsAtRegistration: false, IsImplied: false } advice && GuardLibrary.In(model.Compilation) is { } library && !library.Guard.GetMembers("RunInScope").IsEmpty
        && TellWayBackFix.GuardAround(step, library, model) is null && Act.Of(step, model) is { } act
            ? new(act.Expression, GuardCall.Write(act, advice.Operation, Told.Nothing, library with { Verb = "RunInScope" }, model, generator).WithTriviaFrom(act.Expression))
            : null;
}
