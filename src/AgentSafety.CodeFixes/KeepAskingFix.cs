using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Takes the flag out of the command by which the program is told not to ask: out of the line, out of the list, or with the statement that adds it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepAskingFix)), Shared]
public sealed class KeepAskingFix() : OtherValueFix("Let the program ask", RuleIds.Unasked)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator) =>
        step is LiteralExpressionSyntax { Token.Value: string text } && text.Length > 0 && text[0] == '-' && !text.Any(char.IsWhiteSpace)
            ? WholeOf(step) is { } whole ? new(whole, []) : null
            : base.Propose(step, model, warning, generator);

    /// <summary>What goes when a word of a list goes.</summary>
    private static SyntaxNode? WholeOf(ExpressionSyntax word) => word.Parent switch
    {
        ExpressionElementSyntax element => element,
        InitializerExpressionSyntax => word,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } } } => statement,
        _ => null,
    };
}
