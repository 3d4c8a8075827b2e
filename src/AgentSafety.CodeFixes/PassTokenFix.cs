using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Passes the token on that is at hand, so that what destroys can be stopped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassTokenFix)), Shared]
public sealed class PassTokenFix() : ExpressionFix("Pass the token on", RuleIds.NotCancellable)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (step is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call || SwitchAdvice.From(warning) is not { Instead: var token } || LookAtTokenFix.IsLook(token))
            return null;

        var added = SyntaxFactory.ParseArgumentList($"({token})").Arguments[0];
        if (arguments.Count > 0)
            added = added.WithLeadingTrivia(SyntaxFactory.Space);

        return new(call, call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Add(added))));
    }
}
