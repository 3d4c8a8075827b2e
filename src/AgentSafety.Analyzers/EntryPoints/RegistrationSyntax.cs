using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.EntryPoints;

/// <summary>What a registration looks like before anything is bound: a call, a <c>new</c> or an assignment whose name is right.</summary>
internal static class RegistrationSyntax
{
    public static bool IsCandidate(SyntaxNode node, HashSet<string> names) => NameIn(node) is { } name && names.Contains(name.Identifier.ValueText);

    private static SimpleNameSyntax? NameIn(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression),
        AssignmentExpressionSyntax assignment => NameOf(assignment.Left),
        ObjectCreationExpressionSyntax creation => creation.Type switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            var type => type as SimpleNameSyntax,
        },
        _ => null,
    };

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => expression as SimpleNameSyntax,
    };
}
