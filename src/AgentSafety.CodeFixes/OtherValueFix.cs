using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Writes the other value of a setting, as the warning names it: in the assignment, or as the argument.</summary>
public abstract class OtherValueFix : ExpressionFix
{
    private protected OtherValueFix(string title, params string[] rules) : base(title, rules)
    {
    }

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (SwitchAdvice.From(warning) is not { Instead: var instead })
            return null;

        var value = step is AssignmentExpressionSyntax { Right: var assigned } ? assigned : step;
        var other = SyntaxFactory.ParseExpression(instead);
        var old = value is MemberAccessExpressionSyntax { Name: var name } && other is IdentifierNameSyntax ? name : value;
        return new(old, other.WithTriviaFrom(old));
    }
}
