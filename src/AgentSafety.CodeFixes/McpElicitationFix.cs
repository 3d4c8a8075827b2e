using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>
/// The way of MCP itself, which needs no package of ours: the tool asks the person at the client, and goes on only if the form was sent and its yes/no field
/// says yes. A client that can't ask makes the question throw.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(McpElicitationFix)), Shared]
public sealed class McpElicitationFix() : ExpressionFix("Ask the person at the MCP client", RuleIds.UnguardedOperation)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator)
    {
        if (GuardAdvice.From(warning) is not { IsAtRegistration: false } advice || ToolMethod.Around(step, model, generator) is not { } tool || McpForm.In(model.Compilation) is not { } form)
            return null;

        var target = model.GetOperation(step) is { } operation ? Target.Of(operation, advice.Operation) : null;
        var asking = form.Ask(tool, $"'{tool.Symbol.Name}' {advice.Effect ?? $"runs '{advice.Operation}'"}", target).Append(Denial.Unless("!answer.IsAccepted || answer.Content?[\"approved\"].GetBoolean() != true", step, model));
        return tool.With(asking, form.Server) is { } changed ? new(tool.Declaration, changed) : null;
    }
}
