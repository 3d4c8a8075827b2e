using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>What stands where a member runs whose name isn't written: <c>a + b</c>, <c>list[0]</c>, <c>$"{value}"</c>.</summary>
internal static class WrittenTokens
{
    /// <summary>An element of something.</summary>
    public const string Indexed = "[";

    /// <summary>Values become part of a text.</summary>
    public const string Text = "$";

    /// <summary>Something is taken to pieces.</summary>
    public const string Taken = "(,";

    /// <summary>Elements are put into something.</summary>
    public const string Filled = "{,";

    /// <summary>Nobody can run it from elsewhere: top-level statements.</summary>
    public const string Nowhere = "";

    /// <summary>Those that run an operator that is declared with this token; none if it may run without any.</summary>
    public static ImmutableArray<string> Of(string token) => token switch
    {
        "true" or "false" => [],
        "&" or "|" => [token, token + token, token + "="],
        "==" or "!=" or "<" or ">" or "<=" or ">=" or "!" or "~" or "++" or "--" => [token],
        _ => token.EndsWith("=", StringComparison.Ordinal) ? [token] : [token, token + "="],
    };

    public static string? Named(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenBracketToken => token.Parent switch
        {
            AttributeListSyntax or ArrayRankSpecifierSyntax => null,
            CollectionExpressionSyntax => Filled,
            _ => Indexed,
        },
        SyntaxKind.OpenBraceToken => token.Parent is InitializerExpressionSyntax ? Filled : null,
        SyntaxKind.OpenParenToken => token.Parent is TupleExpressionSyntax or ParenthesizedVariableDesignationSyntax or PositionalPatternClauseSyntax ? Taken : null,
        SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => Text,
        _ => token.Parent is BinaryExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax ? token.Text : null,
    };
}
