namespace AgentSafety.CodeFixes.Filters;

/// <summary>The functions that a filter asks for: <c>context.Function.Name is "delete" or "wipe"</c>.</summary>
internal static class AskedNames
{
    public static string Pattern(IEnumerable<string> functions) => string.Join(" or ", functions.Select(static name => SymbolDisplay.FormatLiteral(name, quote: true)));

    /// <summary>The file, where a filter in it asks already, for these functions too; null where none does.</summary>
    /// <param name="root">The file.</param>
    /// <param name="name">What the filter compares with names.</param>
    /// <param name="isOfFilter">Is this block what a filter that is registered does?</param>
    /// <param name="functions">Those to be asked for.</param>
    public static SyntaxNode? In(SyntaxNode root, string name, Func<BlockSyntax, bool> isOfFilter, ImmutableArray<string> functions)
    {
        foreach (var check in root.DescendantNodes().OfType<IfStatementSyntax>())
            if (check is { Else: null, Condition: IsPatternExpressionSyntax { Pattern: { ContainsDirectives: false } asked } condition, Parent: BlockSyntax block }
                && block.Statements[0] == check && condition.Expression.ToString() == name && NamesIn(asked) is { } known && Asking.IsIn(check.Statement) && isOfFilter(block))
            {
                var more = functions.Except(known).ToArray();
                return more.Length == 0 ? null : root.ReplaceNode(asked, Longer(asked, more));
            }

        return null;
    }

    private static PatternSyntax Longer(PatternSyntax asked, string[] more)
    {
        var written = ((IsPatternExpressionSyntax)SyntaxFactory.ParseExpression($"name is \"\" or {Pattern(more)}", options: asked.SyntaxTree.Options)).Pattern;
        var first = written.DescendantNodes().OfType<ConstantPatternSyntax>().First();
        return written.ReplaceNode(first, asked.WithTrailingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(asked.GetTrailingTrivia());
    }

    /// <summary>Null where it says anything else.</summary>
    private static IEnumerable<string>? NamesIn(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: string name } } => [name],
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either when NamesIn(either.Left) is { } left && NamesIn(either.Right) is { } right => left.Concat(right),
        _ => null,
    };
}
