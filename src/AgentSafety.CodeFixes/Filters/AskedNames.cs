namespace AgentSafety.CodeFixes.Filters;

/// <summary>The functions that a filter asks for: <c>context.Function.Name is "delete" or "wipe"</c>.</summary>
internal static class AskedNames
{
    public static string Pattern(IEnumerable<string> functions) => string.Join(" or ", functions.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => SymbolDisplay.FormatLiteral(name, quote: true)));

    /// <summary>The file, where a filter in it asks already, for these functions too; null where none does.</summary>
    /// <param name="root">The file.</param>
    /// <param name="name">What the filter compares with names.</param>
    /// <param name="functions">Those to be asked for.</param>
    public static SyntaxNode? In(SyntaxNode root, string name, ImmutableArray<string> functions)
    {
        var check = root.DescendantNodes().OfType<IfStatementSyntax>().FirstOrDefault(check => check is { Else: null, Condition: IsPatternExpressionSyntax { Pattern: var pattern } condition }
            && condition.Expression.ToString() == name && NamesIn(pattern) is not null && Asking.IsIn(check.Statement));
        if (check?.Condition is not IsPatternExpressionSyntax { Pattern: var asked })
            return null;

        var pattern = Pattern(NamesIn(asked)!.Union(functions));
        var written = ((IsPatternExpressionSyntax)SyntaxFactory.ParseExpression($"name is {pattern}", options: root.SyntaxTree.Options)).Pattern;
        return root.ReplaceNode(asked, written.WithTriviaFrom(asked));
    }

    /// <summary>Null where it says anything else.</summary>
    private static IEnumerable<string>? NamesIn(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: string name } } => [name],
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either when NamesIn(either.Left) is { } left && NamesIn(either.Right) is { } right => left.Concat(right),
        _ => null,
    };
}
