using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes;

/// <summary>A question before a loop is asked in it, once for each that the loop takes, and names it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskInLoopFix)), Shared]
public sealed class AskInLoopFix() : StatementFix("Ask for each of them in the loop", RuleIds.OtherTarget)
{
    private protected override Rewriting? Propose(SyntaxNode place, SemanticModel model, Diagnostic warning)
    {
        if (place is not InvocationExpressionSyntax question || LoopBehind(question, warning) is not { } loop || loop.Ancestors().OfType<BlockSyntax>().FirstOrDefault(around => around.Span.Contains(question.Span)) is not { } block || model.GetDeclaredSymbol(loop) is not { } turn)
            return null;
        if (Sayable.As(loop.Identifier.Text, turn.Type) is not { } named || Question.Naming(question, named, model) is not var (old, changed))
            return null;

        var last = block.Statements.IndexOf(statement => statement.Span.Contains(loop.Span));
        var first = block.Statements.IndexOf(statement => statement.Span.Contains(question.Span));
        if (first < 0 || first > last || last - first > 2 || !block.Statements.Skip(first + 1).Take(last - first - 1).All(static statement => statement is IfStatementSyntax { Else: null } or LocalDeclarationStatementSyntax))
            return null;

        if (Body(block.Statements[last], loop, old, changed) is not { } body || first == last && block.Statements[last] == loop)
            return null;

        var moved = block.Statements.Skip(first).Take(last - first).Select(statement => Asking(statement, old, changed));
        var asking = loop.WithStatement(SyntaxFactory.Block(SyntaxFactory.List(moved.Concat(body).Select(OnALine))))
            .WithLeadingTrivia(block.Statements[first].GetLeadingTrivia()).WithTrailingTrivia(block.Statements[last].GetTrailingTrivia().Where(trivia => loop.Statement is BlockSyntax || trivia.IsKind(SyntaxKind.EndOfLineTrivia))).WithAdditionalAnnotations(Formatter.Annotation);
        return new(block, block.WithStatements([.. block.Statements.Take(first), asking, .. block.Statements.Skip(last + 1)]));
    }

    private static StatementSyntax Asking(StatementSyntax statement, ExpressionSyntax old, ExpressionSyntax changed) => statement.Span.Contains(old.Span) ? statement.ReplaceNode(old, changed) : statement;

    /// <summary>What is said above the first of them is said above the loop.</summary>
    private static StatementSyntax OnALine(StatementSyntax statement, int at) => statement
        .WithLeadingTrivia(statement.GetLeadingTrivia().Where(trivia => at > 0 && !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
        .WithTrailingTrivia(statement.GetTrailingTrivia().Where(static trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Append(SyntaxFactory.ElasticLineFeed));

    /// <summary>What the loop does then: what it did, under the check that stood around it.</summary>
    private static IEnumerable<StatementSyntax>? Body(StatementSyntax last, ForEachStatementSyntax loop, ExpressionSyntax old, ExpressionSyntax changed) => last switch
    {
        _ when last == loop => loop.Statement is BlockSyntax { Statements: var statements } ? statements : [loop.Statement],
        IfStatementSyntax { Else: null, Statement: var under } check when under == loop || under is BlockSyntax { Statements: [var only] } && only == loop =>
            [check.WithCondition(check.Condition.Span.Contains(old.Span) ? check.Condition.ReplaceNode(old, changed) : check.Condition).WithStatement(loop.Statement)],
        _ => null,
    };

    /// <summary>The nearest loop around the act, if it begins after the question.</summary>
    private static ForEachStatementSyntax? LoopBehind(InvocationExpressionSyntax question, Diagnostic warning) =>
        warning.AdditionalLocations is [{ SourceTree: var tree, SourceSpan: var span }, ..] && tree == question.SyntaxTree
            ? tree.GetRoot().FindNode(span, getInnermostNodeForTie: true).Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .FirstOrDefault(static node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) is ForEachStatementSyntax loop && loop.SpanStart > question.Span.End ? loop : null
            : null;
}
