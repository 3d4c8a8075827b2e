using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSafety.CodeFixes;

/// <summary>Moves a question that comes after the act, or the check of an answer that was there before it, to where it guards.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskFirstFix)), Shared]
public sealed class AskFirstFix() : StatementFix("Ask first", RuleIds.IgnoredAnswer)
{
    private protected override Rewriting? Propose(SyntaxNode place, SemanticModel model, Diagnostic warning)
    {
        if (place is not InvocationExpressionSyntax asked || warning.AdditionalLocations is not [{ SourceTree: var tree, SourceSpan: var span }, ..] || tree != place.SyntaxTree
            || asked.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } asking || asked.Ancestors().TakeWhile(node => node != asking).Any(static node => node is AnonymousFunctionExpressionSyntax)
            || block.Statements.FirstOrDefault(statement => statement.Span.Contains(span)) is not { } act || act == asking)
            return null;

        return LateAdvice.IsOn(warning) ? asking.SpanStart > act.SpanStart && Stops(asking, asked, model) ? Moved(block, asking, act) : null
            : asking.SpanStart < act.SpanStart && asking is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Identifier.ValueText: var answer }] } && CheckOf(answer, block, act) is { } check ? Moved(block, check, act)
            : null;
    }

    /// <summary>Does it let nothing through without a yes?</summary>
    private static bool Stops(StatementSyntax asking, InvocationExpressionSyntax asked, SemanticModel model) => asking switch
    {
        ExpressionStatementSyntax { Expression: var whole } => model.GetOperation(asked) is IInvocationOperation { Type: { } result } && (result.SpecialType is SpecialType.System_Void ? whole == asked : result is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 } && whole is AwaitExpressionSyntax),
        IfStatementSyntax check => Leaves(check),
        _ => false,
    };

    /// <summary>The check that leaves unless the answer is a yes, behind the act.</summary>
    private static IfStatementSyntax? CheckOf(string answer, BlockSyntax block, StatementSyntax act) => block.Statements.OfType<IfStatementSyntax>()
        .FirstOrDefault(check => check.SpanStart > act.SpanStart && Leaves(check) && check.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(name => name.Identifier.ValueText == answer || name.Parent is MemberAccessExpressionSyntax { Name: var member } && member == name));

    private static bool Leaves(IfStatementSyntax check) => check.Else is null && Polarities.Of(check.Condition) is Polarity.No && Denial.Leaves(check.Statement);

    /// <summary>Comments go with what they stand before; a blank line in front of what is moved stays where it is.</summary>
    private static Rewriting Moved(BlockSyntax block, StatementSyntax moved, StatementSyntax before)
    {
        var (statements, at) = (block.Statements, block.Statements.IndexOf(before));
        var first = moved.WithLeadingTrivia(moved.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        return new(block, block.WithStatements(statements.Remove(moved).Insert(at, first)));
    }
}
