using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Tells the guard that a step runs under the way back: the call that the catalogue knows, or that there is none and why.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TellWayBackFix)), Shared]
public sealed class TellWayBackFix() : ExpressionFix("Tell AgentGuard the way back", RuleIds.OperationWithoutRollback)
{
    private protected override IEnumerable<Replacement> Candidates(ExpressionSyntax step, SemanticModel model, Diagnostic warning, SyntaxGenerator generator, int way)
    {
        if (GuardAdvice.From(warning) is not { } advice || GuardLibrary.In(model.Compilation) is not { Rollback: not null } library || Act.Of(step, model) is not { } act || GuardAround(step, library, model) is not { } guard)
            return [];

        return Told.Of(advice, act, library, model).Where(static told => told.Rollback is not null).Select(told => new Replacement(guard, With(guard, told, generator)));
    }

    /// <summary>The call of <c>AgentGuard</c> in whose lambda the step stands, if it is told no way back yet and can be.</summary>
    internal static InvocationExpressionSyntax? GuardAround(ExpressionSyntax step, GuardLibrary library, SemanticModel model) =>
        step.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol called
            && SymbolEqualityComparer.Default.Equals(called.ContainingType, library.Guard) && called.Parameters.Any(static parameter => parameter.Name == "rollback"));

    private static ExpressionSyntax With(InvocationExpressionSyntax guard, Told told, SyntaxGenerator generator)
    {
        var (list, line) = (guard.ArgumentList, guard.SyntaxTree.GetText().Lines.GetLineFromPosition(guard.SpanStart));
        var added = $"rollback: {told.Rollback}";
        if (!guard.ToString().Contains('\n') && line.Span.Length + added.Length > GuardCall.LongestLine)
            return told.PutTypesInto(SyntaxFactory.ParseExpression($"{guard.Expression}({string.Join(",", GuardCall.OnOwnLines([.. list.Arguments.Select(static argument => argument.ToString()), added], line))})", options: guard.SyntaxTree.Options).WithTriviaFrom(guard), generator);

        var comma = list.Arguments.GetSeparators().LastOrDefault() is { RawKind: not 0 } before ? before : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var (last, named) = (list.Arguments.Last(), SyntaxFactory.Argument(SyntaxFactory.NameColon("rollback").WithTrailingTrivia(SyntaxFactory.Space), default, SyntaxFactory.ParseExpression(told.Rollback!)));
        var arguments = list.Arguments.Replace(last, last.WithoutTrailingTrivia()).Add(named.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(last.GetTrailingTrivia()));
        return told.PutTypesInto(guard.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(arguments, arguments.GetSeparators().Take(arguments.Count - 2).Append(comma)))), generator);
    }
}
