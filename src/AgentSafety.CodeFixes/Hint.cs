namespace AgentSafety.CodeFixes;

/// <summary>A hint as it is written: <c>ReadOnly = true</c>, an argument of an attribute or an assignment in an initializer.</summary>
internal sealed record Hint(SyntaxNode Syntax, SyntaxNode Declaration, string Name)
{
    public static Hint? At(SyntaxNode node) => node.AncestorsAndSelf().Take(3).Select(Of).FirstOrDefault(static hint => hint is not null);

    public static IEnumerable<Hint> In(SyntaxNode declaration) => declaration switch
    {
        AttributeSyntax { ArgumentList.Arguments: var arguments } => arguments.Select(Of).OfType<Hint>(),
        BaseObjectCreationExpressionSyntax { Initializer.Expressions: var settings } => settings.Select(Of).OfType<Hint>(),
        _ => [],
    };

    /// <summary>The same place with another thing said there.</summary>
    public SyntaxNode Saying(string name, bool value) => Syntax switch
    {
        AttributeArgumentSyntax { NameEquals: { } equals } argument => argument
            .WithNameEquals(equals.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(equals.Name))).WithExpression(Written(value).WithTriviaFrom(argument.Expression)),
        AssignmentExpressionSyntax assignment => assignment
            .WithLeft(SyntaxFactory.IdentifierName(name).WithTriviaFrom(assignment.Left)).WithRight(Written(value).WithTriviaFrom(assignment.Right)),
        var other => other,
    };

    public static SyntaxNode Add(SyntaxNode declaration, string name) => declaration switch
    {
        AttributeSyntax { ArgumentList: null } attribute => attribute.WithName(attribute.Name.WithoutTrailingTrivia())
            .WithArgumentList(SyntaxFactory.AttributeArgumentList([Argument(name)]).WithTrailingTrivia(attribute.Name.GetTrailingTrivia())),
        AttributeSyntax attribute => attribute.AddArgumentListArguments(Argument(name).WithLeadingTrivia(attribute.ArgumentList.Arguments.Count > 0 ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : default)),
        BaseObjectCreationExpressionSyntax { Initializer: { Expressions: { Count: > 0 } settings } initializer } creation => creation.WithInitializer(initializer.WithExpressions(Append(settings, Assignment(name)))),
        BaseObjectCreationExpressionSyntax creation => creation.WithArgumentList(creation.ArgumentList?.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(Only(name).WithTrailingTrivia(creation.GetTrailingTrivia())),
        _ => declaration,
    };

    private static Hint? Of(SyntaxNode node) => node switch
    {
        AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: var name, Parent.Parent: { } attribute } => new(node, attribute, name),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Parent: InitializerExpressionSyntax { Parent: { } creation } } => new(node, creation, name),
        _ => null,
    };

    /// <summary>On a line of its own where the others are.</summary>
    private static SeparatedSyntaxList<ExpressionSyntax> Append(SeparatedSyntaxList<ExpressionSyntax> settings, ExpressionSyntax added)
    {
        var last = settings[settings.Count - 1];
        return settings.Replace(last, last.WithoutTrailingTrivia())
            .Add(added.WithLeadingTrivia(settings.Count > 1 || last.GetLeadingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? last.GetLeadingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Space)).WithTrailingTrivia(last.GetTrailingTrivia()));
    }

    private static InitializerExpressionSyntax Only(string name) =>
        ((BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ {name} = true }}")).Initializer!;

    private static AttributeArgumentSyntax Argument(string name) => SyntaxFactory.AttributeArgument(Written(true)).WithNameEquals(SyntaxFactory.NameEquals(name).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.Space));

    private static AssignmentExpressionSyntax Assignment(string name) =>
        (AssignmentExpressionSyntax)SyntaxFactory.ParseExpression($"{name} = true");

    private static LiteralExpressionSyntax Written(bool value) =>
        SyntaxFactory.LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression);
}
