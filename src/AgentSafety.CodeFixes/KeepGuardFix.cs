using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Leaves a guard on that a switch turns off: the other value, or the rule that approves only what reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepGuardFix)), Shared]
public sealed class KeepGuardFix() : ExpressionFix("Keep the guard", RuleIds.GuardTurnedOff)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (SwitchAdvice.From(warning) is not { Instead: var instead })
            return null;

        ExpressionSyntax old = step switch
        {
            AssignmentExpressionSyntax { Right: var value } => value,
            MemberAccessExpressionSyntax { Name: var name } => name,
            _ => step,
        };
        return new(old, SyntaxFactory.ParseExpression(instead).WithTriviaFrom(old));
    }
}
