using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Writes the other value of a setting, as the warning names it: in the assignment, or as the argument.</summary>
public abstract class OtherValueFix : ExpressionFix
{
    private protected OtherValueFix(string title, params string[] rules) : base(title, rules)
    {
    }

    private protected sealed override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
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
