using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Makes the agent's framework ask a person before it calls the function: wraps it where it is registered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix)), Shared]
public sealed class RequireApprovalFix() : ExpressionFix("Require approval where the function is registered")
{
    private const string Approval = "Microsoft.Extensions.AI.ApprovalRequiredAIFunction";
    private const string Factory = "Microsoft.Extensions.AI.AIFunctionFactory";

    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, GuardAdvice advice, SyntaxGenerator generator)
    {
        if (!advice.ApprovableAtRegistration
            || model.Compilation.GetTypeByMetadataName(Approval) is not { } approval
            || RegistrationOf(step, model) is not { } registration)
            return null;

        var wrapped = SyntaxFactory.ParseExpression($"new {approval.Name}({registration})", options: registration.SyntaxTree.Options);
        return new(registration, TypeName.PutInto(wrapped, approval.Name, approval, generator).WithTriviaFrom(registration));
    }

    /// <summary>The call of the factory around the step, or the only one that is given the local that holds the lambda around the step.</summary>
    private static InvocationExpressionSyntax? RegistrationOf(ExpressionSyntax step, SemanticModel model)
    {
        foreach (var code in step.AncestorsAndSelf().OfType<ExpressionSyntax>())
            if (code.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsRegistration(call, model))
                return call;
            else if (code is AnonymousFunctionExpressionSyntax && code.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } && model.GetDeclaredSymbol(local) is ILocalSymbol symbol)
                return RegistrationsOf(symbol, local, model) is [var only] ? only : null;

        return null;
    }

    private static ImmutableArray<InvocationExpressionSyntax> RegistrationsOf(ILocalSymbol local, SyntaxNode declaration, SemanticModel model)
    {
        var member = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } found and not GlobalStatementSyntax ? found : declaration.SyntaxTree.GetRoot();
        return
        [
            .. member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
                call.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax first }, ..]
                && first.Identifier.ValueText == local.Name
                && IsRegistration(call, model)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(first).Symbol, local)),
        ];
    }

    private static bool IsRegistration(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Create", ContainingType: var type }
        && SymbolEqualityComparer.Default.Equals(type, model.Compilation.GetTypeByMetadataName(Factory));
}
