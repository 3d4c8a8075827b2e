using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>The words of a question to a person, and how they name one more thing.</summary>
internal static class Question
{
    private const string Acted = "target";

    /// <summary>Null where no text is shown, or where it lies elsewhere.</summary>
    /// <param name="question">The call that asks.</param>
    /// <param name="named">What goes into it: a variable, or a list of them.</param>
    /// <param name="model">Of the file that the call is in.</param>
    public static (ExpressionSyntax Old, ExpressionSyntax New)? Naming(InvocationExpressionSyntax question, ExpressionSyntax named, SemanticModel model)
    {
        if (model.GetSymbolInfo(question).Symbol is not IMethodSymbol asked)
            return null;
        if (asked.ContainingType is { Name: "AgentGuard" })
            return question.ArgumentList.Arguments.FirstOrDefault(argument => Sayable.ParameterOf(argument, asked)?.Name is Acted) is { Expression: var target }
                ? (target, Both(target, named))
                : (question, question.AddArgumentListArguments(SyntaxFactory.Argument(SyntaxFactory.NameColon(Acted), default, Text(named)).NormalizeWhitespace()));

        return TextIn(question, asked) is { } text ? (text, Both(text, named)) : null;
    }

    /// <summary>The last text that it is told, also as the message of a form that is made on the spot.</summary>
    private static ExpressionSyntax? TextIn(InvocationExpressionSyntax question, IMethodSymbol asked) => question.ArgumentList.Arguments
        .Select(argument => argument.Expression switch
        {
            BaseObjectCreationExpressionSyntax { Initializer.Expressions: var members } => members.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static member => member.Left is IdentifierNameSyntax { Identifier.ValueText: "Message" })?.Right,
            var told when Sayable.ParameterOf(argument, asked)?.Type.SpecialType is SpecialType.System_String => told,
            _ => null,
        }).LastOrDefault(static text => text is not null and not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression });

    /// <summary><c>$"Delete {a}?"</c> becomes <c>$"Delete {a}? ({b})"</c>.</summary>
    private static ExpressionSyntax Both(ExpressionSyntax text, ExpressionSyntax named) => (text switch
    {
        InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } written => Parsed($"{Open(written.WithoutTrivia().ToString())} ({{{named}}})\""),
        LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken, ValueText: var words } token } when token.Text[0] == '"' => Parsed($"${Open(token.Text).Replace("{", "{{").Replace("}", "}}")}{(words.Length > 0 ? $" ({{{named}}})" : $"{{{named}}}")}\""),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax => Parsed($"$\"{{{text.WithoutTrivia()}}}, {{{named}}}\""),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => Parsed($"{text.WithoutTrivia()} + $\" ({{{named}}})\""),
        _ => Parsed($"({text.WithoutTrivia()}) + $\" ({{{named}}})\""),
    }).WithTriviaFrom(text).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>Without the quote at its end.</summary>
    private static string Open(string literal) => literal.Substring(0, literal.Length - 1);

    private static ExpressionSyntax Text(ExpressionSyntax named) => named is IdentifierNameSyntax or MemberAccessExpressionSyntax ? Parsed($"$\"{{{named}}}\"") : named;

    private static ExpressionSyntax Parsed(string code) => SyntaxFactory.ParseExpression(code);
}
