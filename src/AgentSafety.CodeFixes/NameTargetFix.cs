using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>A question about one thing also names the one that is acted on; one about nothing names all that a loop takes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTargetFix)), Shared]
public sealed class NameTargetFix() : ExpressionFix("Name what is acted on in the question", RuleIds.OtherTarget)
{
    private protected override Replacement? Propose(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator) =>
        TargetAdvice.From(warning) is { Name: var name } && step is InvocationExpressionSyntax question
        && model.LookupSymbols(question.SpanStart, name: name) is [IParameterSymbol target] && Sayable.As(name, target.Type) is { } named
        && Question.Naming(question, named, model) is var (old, changed)
            ? new(old, changed)
            : null;
}
