using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Where code asks whether a form was accepted.</summary>
internal sealed class AcceptedForm(Evidence evidence)
{
    /// <summary>The check of the answer to this question that is written first, as far as it speaks of that: <c>r.IsAccepted</c>, <c>r.Action == "accept"</c>, <c>r is { IsAccepted: true }</c>.</summary>
    public SyntaxNode? CheckOf(Question question, IEnumerable<IOperation> body) =>
        body.Where(operation => AnswerIn(operation) is { } answer && evidence.Origin(answer).Syntax == question.Call)
            .Select(static operation => Whole(operation.Syntax)).OrderBy(static check => check.SpanStart).FirstOrDefault();

    private static IOperation? AnswerIn(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "IsAccepted" or "Action", ContainingType.Name: "ElicitResult" }, Instance: { } instance } => instance,
        IIsPatternOperation { Value: var value, Pattern.InputType.Name: "ElicitResult" } => value,
        _ => null,
    };

    /// <summary>With what it is compared to; syntax, because the graph has taken comparisons and <c>?.</c> apart.</summary>
    private static SyntaxNode Whole(SyntaxNode check)
    {
        while (check.Parent is ConditionalAccessExpressionSyntax or IsPatternExpressionSyntax || check.Parent.IsKind(SyntaxKind.EqualsExpression) || check.Parent.IsKind(SyntaxKind.NotEqualsExpression))
            check = check.Parent!;

        return check is SwitchExpressionArmSyntax arm ? arm.Pattern : check;
    }
}
