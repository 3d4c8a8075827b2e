using AgentSafety.CodeFixes.Guarding;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AgentSafety.CodeFixes;

/// <summary>
/// How a tool leaves when nobody has said yes. A tool that answers with a text says so in it; any other throws: a mere return would tell the model that it is done,
/// and frameworks take a cancellation for the wish of the caller.
/// </summary>
internal static class Denial
{
    private const string Says = "\"Not approved.\"";

    public static StatementSyntax In(SyntaxNode place, SemanticModel model)
    {
        var leave = SyntaxFactory.ParseStatement(AnswersWithText(place, model) ? $"return {Says};" : $"throw new global::System.UnauthorizedAccessException({Says});");
        return leave.ReplaceNodes(leave.DescendantNodes().OfType<QualifiedNameSyntax>(), static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A check before the place that leaves where this holds.</summary>
    public static StatementSyntax Unless(string refused, SyntaxNode place, SemanticModel model)
    {
        var end = SyntaxFactory.EndOfLine(ApprovalGate.EndOfLineIn(place));
        return SyntaxFactory.IfStatement(SyntaxFactory.ParseExpression(refused), In(place, model).WithTrailingTrivia(end, end)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>An <c>else</c> that leaves.</summary>
    public static IfStatementSyntax Otherwise(IfStatementSyntax check, StatementSyntax leave) =>
        check.WithElse(SyntaxFactory.ElseClause(leave.WithTrailingTrivia(check.GetTrailingTrivia()))).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The block with this at its end; a single statement becomes one.</summary>
    public static StatementSyntax AtTheEndOf(StatementSyntax branch, StatementSyntax leave) => branch switch
    {
        BlockSyntax block => block.AddStatements(leave).WithAdditionalAnnotations(Formatter.Annotation),
        EmptyStatementSyntax => leave.WithTriviaFrom(branch),
        _ => SyntaxFactory.Block(branch.WithoutTrivia(), leave).WithTriviaFrom(branch).WithAdditionalAnnotations(Formatter.Annotation),
    };

    /// <summary>What comes after it there never runs.</summary>
    public static bool Leaves(StatementSyntax branch) => branch switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        _ => branch is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax,
    };

    private static bool AnswersWithText(SyntaxNode place, SemanticModel model) => model.GetEnclosingSymbol(place.SpanStart) is IMethodSymbol method && (method.ReturnType switch
    {
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } when method.IsAsync => result,
        var type => type,
    }).SpecialType is SpecialType.System_String;
}
