using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>A method that an MCP server offers, and a step in its own body. The SDK hands it the server if it asks for it, and awaits it if it is asynchronous.</summary>
/// <param name="Declaration">As it is written.</param>
/// <param name="Symbol">The method.</param>
/// <param name="Step">What is warned about.</param>
/// <param name="Server">The code by which it knows the server; null where it has yet to ask for it.</param>
internal sealed record ToolMethod(MethodDeclarationSyntax Declaration, IMethodSymbol Symbol, ExpressionSyntax Step, string? Server, SemanticModel Model, SyntaxGenerator Generator)
{
    public const string NewServer = "server";

    /// <summary>Null in a lambda or local function, which has its own time, and where what would have to change isn't the method's alone.</summary>
    public static ToolMethod? Around(ExpressionSyntax step, SemanticModel model, SyntaxGenerator generator)
    {
        if (step is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) // code that is handed over runs whenever it likes
            || step.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is not MethodDeclarationSyntax declaration
            || model.GetDeclaredSymbol(declaration) is not { } method
            || !method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "McpServerToolAttribute")
            || declaration.DescendantNodes().Any(static node => node is YieldStatementSyntax) || model.LookupSymbols(step.SpanStart, name: "answer").Length > 0 || IsDeclaredIn(declaration, "answer"))
            return null;

        var server = method.Parameters.Select(static parameter => parameter.Type.Name switch { "McpServer" => parameter.Name, "RequestContext" => $"{parameter.Name}.Server", _ => null }).FirstOrDefault(static name => name is not null);
        var tool = new ToolMethod(declaration, method, step, server, model, generator);
        return server is not null && method.IsAsync || tool.IsItsOwn() ? tool : null;
    }

    /// <summary>With these statements before the step; null where it can't await.</summary>
    public MethodDeclarationSyntax? With(IEnumerable<StatementSyntax> asking, INamedTypeSymbol server)
    {
        if (Asynchronous(asking) is not { } changed)
            return null;
        if (Server is not null)
            return changed;

        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(NewServer).WithLeadingTrivia(SyntaxFactory.Space)).WithType(SyntaxFactory.IdentifierName("TServer"));
        return TypeName.PutInto(changed.WithParameterList(changed.ParameterList.WithParameters(changed.ParameterList.Parameters.Insert(0, parameter))), "TServer", server, Generator);
    }

    private MethodDeclarationSyntax? Asynchronous(IEnumerable<StatementSyntax> asking)
    {
        var changed = Declaration.ExpressionBody is { } body ? WithBlock(body, asking) : WithStatements(asking);
        if (changed is null || Symbol.IsAsync)
            return changed;

        var modified = changed.ReturnType.HasLeadingTrivia && changed.Modifiers.Count == 0
            ? changed.WithModifiers([SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithLeadingTrivia(changed.ReturnType.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space)]).WithReturnType(changed.ReturnType.WithoutLeadingTrivia())
            : changed.AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return IsTask ? modified : WithTask(modified);
    }

    private bool IsTask => Symbol.ReturnType is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    private MethodDeclarationSyntax WithTask(MethodDeclarationSyntax method)
    {
        var task = Model.Compilation.GetTypeByMetadataName(Symbol.ReturnsVoid ? "System.Threading.Tasks.Task" : "System.Threading.Tasks.Task`1")!;
        var written = Symbol.ReturnsVoid ? (TypeSyntax)Generator.TypeExpression(task) : (TypeSyntax)Generator.TypeExpression(task.Construct([Symbol.ReturnType], [Symbol.ReturnNullableAnnotation]));
        return method.WithReturnType(written.WithTriviaFrom(method.ReturnType).WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation, Microsoft.CodeAnalysis.Simplification.Simplifier.AddImportsAnnotation));
    }

    /// <summary><c>=> step</c> becomes a block that asks first.</summary>
    private MethodDeclarationSyntax WithBlock(ArrowExpressionClauseSyntax body, IEnumerable<StatementSyntax> asking)
    {
        var awaited = IsTask && !Symbol.IsAsync ? SyntaxFactory.AwaitExpression(Word(SyntaxKind.AwaitKeyword), body.Expression.WithoutTrivia()) : body.Expression.WithoutTrivia();
        var hasResult = IsTask ? Symbol.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } : !Symbol.ReturnsVoid;
        StatementSyntax act = hasResult ? SyntaxFactory.ReturnStatement(Word(SyntaxKind.ReturnKeyword), awaited, SyntaxFactory.Token(SyntaxKind.SemicolonToken)) : SyntaxFactory.ExpressionStatement(awaited);
        var end = SyntaxFactory.EndOfLine(ApprovalGate.EndOfLineIn(Declaration));
        return Declaration.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(Declaration.ParameterList.WithTrailingTrivia(end))
            .WithBody(SyntaxFactory.Block(asking.Append(act.WithTrailingTrivia(end))).WithTrailingTrivia(Declaration.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>A block that doesn't await yet can hand back the tasks of others: it stays as it is.</summary>
    private MethodDeclarationSyntax? WithStatements(IEnumerable<StatementSyntax> asking)
    {
        if (IsTask && !Symbol.IsAsync || Step.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is not { } act)
            return null;

        var (comments, own) = (act.GetLeadingTrivia(), asking.ToArray());
        own[0] = own[0].WithLeadingTrivia(comments);
        var moved = act.WithLeadingTrivia(comments.Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
        return act.Parent is BlockSyntax
            ? Declaration.ReplaceNode(act, [.. own, moved])
            : Declaration.ReplaceNode(act, SyntaxFactory.Block(own.Append(moved)).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>Nobody else calls it, and no other declaration has to be the same.</summary>
    private bool IsItsOwn()
    {
        if (Symbol is not { IsOverride: false, IsVirtual: false, IsAbstract: false, IsPartialDefinition: false, PartialDefinitionPart: null, ExplicitInterfaceImplementations.IsEmpty: true } || Symbol.Parameters.Any(static parameter => parameter.RefKind is not RefKind.None) || IsDeclaredIn(Declaration, NewServer))
            return false;
        if (Symbol.ContainingType.GetMembers(Symbol.Name).OfType<IMethodSymbol>().Any(IsTheSame) || Symbol.ContainingType.AllInterfaces.Any(implemented => implemented.GetMembers(Symbol.Name).Any(member => SymbolEqualityComparer.Default.Equals(Symbol.ContainingType.FindImplementationForInterfaceMember(member), Symbol))))
            return false;

        return Model.Compilation.SyntaxTrees.Where(tree => tree.GetText().ToString().Contains(Symbol.Name))
            .All(tree => tree.GetRoot().DescendantNodes().All(node => node is not SimpleNameSyntax name || name.Identifier.ValueText != Symbol.Name));
    }

    /// <summary>Somebody has pasted it, and is about to change one of them.</summary>
    private bool IsTheSame(IMethodSymbol other) => !SymbolEqualityComparer.Default.Equals(other, Symbol)
        && other.Parameters.Select(static parameter => parameter.Type).SequenceEqual<ITypeSymbol>(Symbol.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);

    /// <summary>Not elastic: the formatter would take the blank line before it.</summary>
    private static SyntaxToken Word(SyntaxKind kind) => SyntaxFactory.Token(default, kind, [SyntaxFactory.Space]);

    private static bool IsDeclaredIn(SyntaxNode code, string name) => code.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
}
