using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// Checks that leave only letters, digits and a few marks in a text: nothing that could end a word, a literal or a command. It stays the caller's to
/// say which word it is, so it isn't confined; but it can't go on from where it stands.
/// </summary>
internal static class PlainText
{
    private const string Marks = "_-.:/@,+=";

    private static readonly Dictionary<string, Func<char, bool>> Classes = new(StringComparer.Ordinal)
    {
        ["IsLetterOrDigit"] = char.IsLetterOrDigit, ["IsLetter"] = char.IsLetter, ["IsDigit"] = char.IsDigit, ["IsNumber"] = char.IsNumber, ["IsUpper"] = char.IsUpper, ["IsLower"] = char.IsLower,
        ["IsAsciiLetterOrDigit"] = char.IsLetterOrDigit, ["IsAsciiLetter"] = char.IsLetter, ["IsAsciiDigit"] = char.IsDigit, ["IsAsciiHexDigit"] = char.IsLetterOrDigit,
        ["IsAsciiLetterLower"] = char.IsLower, ["IsAsciiLetterUpper"] = char.IsUpper,
    };

    private static readonly char[] Dangerous = [.. Enumerable.Range(0, 128).Select(static code => (char)code).Where(static c => !IsHarmless(c))];

    public static bool IsHarmless(char c) => char.IsLetterOrDigit(c) || Marks.IndexOf(c) >= 0;

    public static bool IsClass(IMethodSymbol method) => method.ContainingType.SpecialType is SpecialType.System_Char && Classes.ContainsKey(method.Name);

    /// <summary>
    /// Does no dangerous character pass the test? Tried out with each of them. Read from syntax, for the graph has taken the test apart; what isn't
    /// understood may come out either way.
    /// </summary>
    public static bool LetsPass(SyntaxNode test, bool passed) =>
        test is LambdaExpressionSyntax { ExpressionBody: { } body } && ParameterOf(test) is { } parameter && Dangerous.All(c => Value(body, parameter, c) == !passed);

    private static string? ParameterOf(SyntaxNode test) => test switch
    {
        SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name } => name,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.ValueText: var name }] } => name,
        _ => null,
    };

    private static bool? Value(ExpressionSyntax test, string parameter, char c) => test switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Value(inner, parameter, c),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => !Value(operand, parameter, c),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } both => Value(both.Left, parameter, c) | Value(both.Right, parameter, c),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Value(both.Left, parameter, c) & Value(both.Right, parameter, c),
        BinaryExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } comparison when left.Identifier.ValueText == parameter => Compare(comparison.OperatorToken.Kind(), c, right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var of, Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax argument }] } when argument.Identifier.ValueText == parameter =>
            of.ToString() is "char" or "Char" && Classes.TryGetValue(name, out var isIn) ? isIn(c)
            : of is LiteralExpressionSyntax { Token.Value: string all } && name is "Contains" ? all.IndexOf(c) >= 0
            : null,
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax tested, Pattern: var pattern } when tested.Identifier.ValueText == parameter => Matches(pattern, c),
        _ => null,
    };

    private static bool? Matches(PatternSyntax pattern, char c) => pattern switch
    {
        ParenthesizedPatternSyntax { Pattern: var inner } => Matches(inner, c),
        UnaryPatternSyntax { Pattern: var negated } => !Matches(negated, c),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } both => Matches(both.Left, c) | Matches(both.Right, c),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both => Matches(both.Left, c) & Matches(both.Right, c),
        ConstantPatternSyntax { Expression: var constant } => Compare(SyntaxKind.EqualsEqualsToken, c, constant),
        RelationalPatternSyntax { OperatorToken: var order, Expression: var bound } => Compare(order.Kind(), c, bound),
        _ => null,
    };

    private static bool? Compare(SyntaxKind order, char c, ExpressionSyntax with) => with is not LiteralExpressionSyntax { Token.Value: char bound } ? null : order switch
    {
        SyntaxKind.EqualsEqualsToken => c == bound,
        SyntaxKind.ExclamationEqualsToken => c != bound,
        SyntaxKind.LessThanToken => c < bound,
        SyntaxKind.LessThanEqualsToken => c <= bound,
        SyntaxKind.GreaterThanToken => c > bound,
        SyntaxKind.GreaterThanEqualsToken => c >= bound,
        _ => null,
    };
}
