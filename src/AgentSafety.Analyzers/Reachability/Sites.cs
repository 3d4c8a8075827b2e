using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability;

/// <summary>What in a type may be of interest, by the words it uses: names, and the accesses, calls, <c>new</c>s and assignments that bear one.</summary>
internal sealed class Sites(WordSearch words)
{
    public IEnumerable<SyntaxNode> In(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        PartsOf(type, cancellationToken).SelectMany(part => Bearing(words.In(part).Where(token => IsOf(part, token.Parent))));

    /// <summary>Each once, in the order of the words.</summary>
    public static IEnumerable<SyntaxNode> Bearing(IEnumerable<SyntaxToken> words) => words.SelectMany(static word => Bearing(word.Parent!)).Distinct();

    /// <summary>Statements and expressions that branch, in a type.</summary>
    public static IEnumerable<SyntaxNode> BranchesIn(INamedTypeSymbol type, Func<SyntaxTree, bool> isOfInterest, CancellationToken cancellationToken) =>
        PartsOf(type, cancellationToken).Where(part => isOfInterest(part.SyntaxTree)).SelectMany(static part => part.DescendantNodes(node => node == part || !IsType(node)))
            .Where(static node => node is SwitchStatementSyntax or SwitchExpressionSyntax or IfStatementSyntax);

    /// <summary>Bodies in a type: of methods and constructors, of local functions, and the top-level statements.</summary>
    public static IEnumerable<SyntaxNode> BodiesIn(INamedTypeSymbol type, Func<SyntaxTree, bool> isOfInterest, CancellationToken cancellationToken) =>
        PartsOf(type, cancellationToken).Where(part => isOfInterest(part.SyntaxTree)).SelectMany(static part => part.DescendantNodesAndSelf(node => node == part || !IsType(node)))
            .Where(static node => node is MethodDeclarationSyntax or ConstructorDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax);

    private static IEnumerable<SyntaxNode> PartsOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(declaration => declaration.GetSyntax(cancellationToken)).Where(static part => part is CompilationUnitSyntax || IsType(part));

    /// <summary>A type within another is asked about by itself; top-level statements are those of the file.</summary>
    private static bool IsOf(SyntaxNode part, SyntaxNode? node)
    {
        while (node is not null && node != part && !IsType(node))
            node = node.Parent;

        return node == part;
    }

    /// <summary>An <c>extension</c> block belongs to the class around it.</summary>
    private static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax && node is not TypeDeclarationSyntax { Keyword.ValueText: "extension" };

    /// <summary><c>options.Tools.Add(…)</c> bears the name <c>Tools</c>: a name, two accesses and a call.</summary>
    private static IEnumerable<SyntaxNode> Bearing(SyntaxNode name)
    {
        var node = name;
        yield return node;
        while (node is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax or AssignmentExpressionSyntax) && node.Parent is { } around && GoesOnIn(around))
            yield return node = around;
    }

    private static bool GoesOnIn(SyntaxNode node) => node
        is NameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        or ElementAccessExpressionSyntax or ImplicitElementAccessSyntax or BracketedArgumentListSyntax or ArgumentSyntax { Parent: BracketedArgumentListSyntax }
        || node.IsKind(SyntaxKind.SimpleAssignmentExpression);
}
