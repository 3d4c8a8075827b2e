namespace AgentSafety.CodeFixes.Guarding;

/// <summary>Code that may stand twice: it means the same both times and does nothing by itself.</summary>
internal static class Repeatable
{
    /// <summary>Names, members of names, texts, and lists of them; <c>container.GetBlobClient(name)</c> and <c>users[id]</c>, as clients of services offer them.</summary>
    public static bool Is(SyntaxNode code) => code switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or PredefinedTypeSyntax or LiteralExpressionSyntax or InterpolatedStringTextSyntax => true,
        MemberAccessExpressionSyntax access => Is(access.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Is(sum.Left) && Is(sum.Right),
        ElementAccessExpressionSyntax access => Is(access.Expression) && access.ArgumentList.Arguments.All(static argument => Is(argument.Expression)),
        InterpolatedStringExpressionSyntax text => text.Contents.All(Is),
        InterpolationSyntax hole => Is(hole.Expression),
        CollectionExpressionSyntax list => list.Elements.All(static element => element is ExpressionElementSyntax { Expression: var value } && Is(value)),
        ObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Expressions: var values }, ArgumentList: null or { Arguments.Count: 0 } } => values.All(Is),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var on }, ArgumentList.Arguments: var arguments } =>
            name.StartsWith("Get", StringComparison.Ordinal) && !name.EndsWith("Async", StringComparison.Ordinal) && Is(on)
            && arguments.All(static argument => argument.RefKindKeyword.RawKind == 0 && Is(argument.Expression)),
        _ => false,
    };
}
