using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.EntryPoints;

/// <summary>What a registration looks like before anything is bound: a call whose name is right.</summary>
internal static class RegistrationSyntax
{
    public static bool IsCandidate(SyntaxNode node) => node is InvocationExpressionSyntax call && call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: FunctionRegistrations.FactoryMethod } => true,
        IdentifierNameSyntax { Identifier.ValueText: FunctionRegistrations.FactoryMethod } => true,
        _ => false,
    };

    public static IEnumerable<SyntaxNode> CandidatesIn(SyntaxNode root) => root.DescendantNodes().Where(IsCandidate);
}
