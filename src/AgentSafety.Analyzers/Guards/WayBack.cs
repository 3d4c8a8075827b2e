using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>
/// The way back that a call of a guard is told: <c>rollback: Rollback.By(…)</c>, or in the act that it proposes. <c>Rollback.Impossible(…)</c> is one too:
/// somebody has looked and said that there is none, and the guard asks more people for it.
/// </summary>
internal static class WayBack
{
    public static Protections Of(IInvocationOperation call) => call.Arguments.Any(IsSaidIn) ? Protections.Rollback : Protections.None;

    private static bool IsSaidIn(IArgumentOperation argument) => argument.Parameter?.Type switch
    {
        { Name: "Rollback" } type when IsOurs(type) => argument.ArgumentKind is ArgumentKind.Explicit && argument.Value.ConstantValue is not { HasValue: true, Value: null } && !IsNothing(argument.Value.Syntax),
        { Name: "ProposedAct" } type when IsOurs(type) => argument.Syntax is ArgumentSyntax { Expression: BaseObjectCreationExpressionSyntax { Initializer.Expressions: var members } }
            && members.Any(static member => member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Rollback" }, Right: var said } && !IsNothing(said)),
        _ => false,
    };

    private static bool IsNothing(SyntaxNode value) => value is LiteralExpressionSyntax or DefaultExpressionSyntax;

    private static bool IsOurs(ITypeSymbol type) => type.ContainingNamespace is { Name: "AgentSafety", ContainingNamespace.IsGlobalNamespace: true };
}
