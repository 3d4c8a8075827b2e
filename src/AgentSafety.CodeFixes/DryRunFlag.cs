namespace AgentSafety.CodeFixes;

/// <summary>A flag more for the program that a call starts: at the end of its line, or of the list of its words.</summary>
internal static class DryRunFlag
{
    /// <summary>What runs other programs: a flag at the end would be for one of those.</summary>
    private static readonly HashSet<string> Runners = new(StringComparer.OrdinalIgnoreCase) { "sh", "bash", "zsh", "dash", "cmd", "cmd.exe", "pwsh", "powershell", "ssh", "xargs", "wsl" };

    private static readonly string[] Ends = ["&", "|", ";", "<", ">", "\n", " -- "];

    /// <summary><c>Process.Start("git", "clean -f")</c>; null for anything that is less plain.</summary>
    public static Replacement? AddTo(InvocationExpressionSyntax start, string flag) => WordsOf(start) switch
    {
        { } words and (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax) => Longer(words, flag) is { } line ? new(words, line) : null,
        CollectionExpressionSyntax list when !list.Elements.Any(static element => element.ToString() is "\"--\"") => new(list, list.AddElements(SyntaxFactory.ExpressionElement(Word(flag)).WithLeadingTrivia(SyntaxFactory.Space))),
        _ => null,
    };

    /// <summary>What the program that is started is told, in one text or many.</summary>
    public static ExpressionSyntax? WordsOf(InvocationExpressionSyntax start)
    {
        var arguments = start.ArgumentList.Arguments;
        if (arguments is [{ Expression: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var given, Initializer: null } }])
            arguments = given;

        return arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string program } }, { Expression: var words }] && !Runners.Contains(program) ? words : null;
    }

    private static ExpressionSyntax? Longer(ExpressionSyntax line, string flag) =>
        line.ToString() is [.., not '"', '"'] text && !text.EndsWith("\"\"\"", StringComparison.Ordinal) && !Ends.Any(end => text.Contains(end))
            ? SyntaxFactory.ParseExpression($"{text.Substring(0, text.Length - 1)} {flag}\"").WithTriviaFrom(line)
            : null;

    public static LiteralExpressionSyntax Word(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
