using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>Which node of a declaration the compiler answers with a body. The one place that knows how C# writes members down.</summary>
internal static class BodySyntax
{
    public static SyntaxNode? Of(ISymbol member, SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
        PropertyDeclarationSyntax { ExpressionBody: { } getter } when member is IMethodSymbol => getter,
        IndexerDeclarationSyntax { ExpressionBody: { } getter } when member is IMethodSymbol => getter,
        PropertyDeclarationSyntax { Initializer: { } initializer } when member is IPropertySymbol => initializer,
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or CompilationUnitSyntax => declaration,
        TypeDeclarationSyntax { ParameterList: not null } when member is IMethodSymbol { MethodKind: MethodKind.Constructor } => declaration,
        _ => null,
    };
}
