namespace AgentSafety.CodeFixes;

/// <summary>A property of a request as it is set: in an initializer, or by a statement of its own.</summary>
internal sealed record Setting(AssignmentExpressionSyntax Syntax, IPropertySymbol Property)
{
    public static Setting? Of(AssignmentExpressionSyntax syntax, SemanticModel model) => model.GetSymbolInfo(syntax.Left).Symbol is IPropertySymbol property ? new(syntax, property) : null;

    /// <summary>What is set beside it: in the same initializer, or, of the same object, anywhere in the member. An initializer there may be of the same object.</summary>
    public IEnumerable<AssignmentExpressionSyntax> Others => Syntax.Parent is InitializerExpressionSyntax { Expressions: var all }
        ? all.OfType<AssignmentExpressionSyntax>()
        : Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(IsOfTheSame) ?? [];

    /// <summary>The same object has that property too, and nothing is written of it.</summary>
    public bool LeavesOut(string property) =>
        Property.ContainingType.GetMembers(property).Any(static member => member is IPropertySymbol { SetMethod: not null }) && Others.All(other => NameOf(other) != property);

    public static string? NameOf(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => name,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        _ => null,
    };

    /// <summary>Another property of the same object set to that value.</summary>
    public AssignmentExpressionSyntax Saying(string property, ExpressionSyntax value)
    {
        ExpressionSyntax left = Syntax.Left is MemberAccessExpressionSyntax access ? access.WithName(SyntaxFactory.IdentifierName(property).WithTriviaFrom(access.Name)) : SyntaxFactory.IdentifierName(property).WithTriviaFrom(Syntax.Left);
        return Syntax.WithLeft(left).WithRight(value.WithTriviaFrom(Syntax.Right));
    }

    /// <summary>With another setting after it: on a line of its own where this one is.</summary>
    public Replacement? With(AssignmentExpressionSyntax changed, AssignmentExpressionSyntax added) => Syntax.Parent switch
    {
        InitializerExpressionSyntax => new(Syntax, [changed.WithoutTrailingTrivia(), added.WithLeadingTrivia(Before()).WithTrailingTrivia(Syntax.GetTrailingTrivia())]),
        ExpressionStatementSyntax { Parent: BlockSyntax } statement => new(statement, [statement.WithExpression(changed), statement.WithExpression(added.WithoutLeadingTrivia()).WithLeadingTrivia(Indentation(statement))]),
        _ => null,
    };

    private bool IsOfTheSame(AssignmentExpressionSyntax other) =>
        other.Parent is InitializerExpressionSyntax || other.Left is MemberAccessExpressionSyntax { Expression: var owner } && Syntax.Left is MemberAccessExpressionSyntax { Expression: var own } && owner.IsEquivalentTo(own);

    private SyntaxTriviaList Before() => Syntax.GetFirstToken().GetPreviousToken().TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end
        ? Indentation(Syntax).Insert(0, end)
        : SyntaxFactory.TriviaList(SyntaxFactory.Space);

    private static SyntaxTriviaList Indentation(SyntaxNode node) => SyntaxFactory.TriviaList(node.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
}
