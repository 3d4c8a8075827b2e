using System.Text.RegularExpressions;

namespace AgentSafety.CodeFixes;

/// <summary>Another verb for the program that a call starts, one that only says what would be done: <c>terraform plan -destroy</c>.</summary>
internal static class OtherWord
{
    /// <summary>Nobody is asked by a plan, and it knows no such flag.</summary>
    private static readonly string[] Unasked = ["-auto-approve", "--auto-approve"];

    /// <param name="start">The call.</param>
    /// <param name="tried"><c>word=words</c>.</param>
    /// <returns>Null where the word doesn't stand there, once, in so many letters.</returns>
    public static Replacement? In(InvocationExpressionSyntax start, string tried)
    {
        var (word, instead) = (tried.Substring(0, tried.IndexOf('=')), tried.Substring(tried.IndexOf('=') + 1));
        return DryRunFlag.WordsOf(start) switch
        {
            { } line and (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax) => In(line, word, instead) is { } changed ? new(line, changed) : null,
            CollectionExpressionSyntax list when list.Elements.Count(element => Is(element, word)) == 1 => new(list, In(list, word, instead)),
            _ => null,
        };
    }

    private static ExpressionSyntax? In(ExpressionSyntax line, string word, string instead)
    {
        var text = line.ToString();
        if (Regex.Matches(text, Alone(word)).Count != 1)
            return null;

        text = Regex.Replace(text, Alone(word), instead);
        return SyntaxFactory.ParseExpression(Regex.Replace(text, $" {Alone(string.Join("|", Unasked))}", "")).WithTriviaFrom(line);
    }

    private static string Alone(string words) => $"(?<![\\w./-])(?:{words})(?![\\w./=-])";

    private static CollectionExpressionSyntax In(CollectionExpressionSyntax list, string word, string instead)
    {
        var words = list.Elements.Where(static element => !Unasked.Any(flag => Is(element, flag)))
            .SelectMany(element => Is(element, word) ? instead.Split(' ').Select(static each => (CollectionElementSyntax)SyntaxFactory.ExpressionElement(DryRunFlag.Word(each))) : [element.WithoutTrivia()]);
        return list.WithElements(SyntaxFactory.SeparatedList(words, Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), words.Count() - 1)));
    }

    private static bool Is(CollectionElementSyntax element, string word) => element is ExpressionElementSyntax { Expression: LiteralExpressionSyntax { Token.Value: string text } } && text == word;
}
