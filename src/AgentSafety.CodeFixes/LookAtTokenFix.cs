using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes;

/// <summary>Lets a loop that destroys stop between two rounds: it looks at the token first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LookAtTokenFix)), Shared]
public sealed class LookAtTokenFix() : ExpressionFix("Stop the loop when the call is cancelled", RuleIds.NotCancellable)
{
    /// <summary>The advice is a statement, not an argument.</summary>
    internal static bool IsLook(string advice) => advice[advice.Length - 1] == ';';

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (SwitchAdvice.From(warning) is not { Instead: var look } || !IsLook(look) || BodyAround(step) is not { } body)
            return null;

        var (first, endOfLine) = (SyntaxFactory.ParseStatement(look), SyntaxFactory.EndOfLine(ApprovalGate.EndOfLineIn(step)));
        return new(body, body is BlockSyntax { Statements: [var next, ..] all } block
            ? block.WithStatements(all.Insert(0, Before(next, first, endOfLine)))
            : SyntaxFactory.Block(first.WithTrailingTrivia(endOfLine), body.WithoutTrivia()).WithTriviaFrom(body).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>On a line of its own, if the next begins one.</summary>
    private static StatementSyntax Before(StatementSyntax next, StatementSyntax first, SyntaxTrivia endOfLine) =>
        next.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? first.WithLeadingTrivia(next.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1)).WithTrailingTrivia(endOfLine)
            : first.WithTrailingTrivia(SyntaxFactory.Space);

    private static StatementSyntax? BodyAround(ExpressionSyntax step) => step.Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Select(static node => node switch
    {
        CommonForEachStatementSyntax { Statement: var body } => body,
        ForStatementSyntax { Statement: var body } => body,
        WhileStatementSyntax { Statement: var body } => body,
        DoStatementSyntax { Statement: var body } => body,
        _ => null,
    }).FirstOrDefault(static body => body is not null);
}
