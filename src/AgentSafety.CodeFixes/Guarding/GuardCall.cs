namespace AgentSafety.CodeFixes.Guarding;

/// <summary>Writes the call of the guard around an act.</summary>
internal static class GuardCall
{
    private const int LongestLine = 120;

    private static readonly string[] TokenNames = ["token", "ct", "guardToken", "actToken"];

    public static ExpressionSyntax Write(Act act, string operation, GuardLibrary library, SemanticModel model)
    {
        var cancellation = Cancellation.Of(act, model);
        var (parameters, code) = act.IsAsync ? InsideAsync(act, cancellation, model) : ("()", Body(act, act.Expression, model));
        var arguments = new List<string> { SymbolDisplay.FormatLiteral(operation, quote: true), $"{parameters} => {code}" };
        if (Target.Of(act.Operation) is { } target)
            arguments.Add($"target: {target}");
        if (cancellation.Outer is { } outer && (act.IsAsync || library.RunTakesToken))
            arguments.Add($"cancellationToken: {outer}");

        var method = $"{library.Guard.Name}.{(act.IsAsync ? "RunAsync" : "Run")}";
        var written = InPlace(act, model, $"{method}({string.Join(", ", arguments)})");
        var source = act.Expression.SyntaxTree.GetText();
        if (IsTooLong(act, written, source))
        {
            var line = Line(act, source);
            var indent = line.ToString().Substring(0, line.ToString().TakeWhile(char.IsWhiteSpace).Count());
            var newLine = source.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indent + (indent.Contains('\t') ? "\t" : "    ");
            written = InPlace(act, model, $"{method}({newLine}{string.Join("," + newLine, arguments)})");
        }

        return SyntaxFactory.ParseExpression(written, options: act.Expression.SyntaxTree.Options);
    }

    private static (string Parameters, string Code) InsideAsync(Act act, Cancellation cancellation, SemanticModel model)
    {
        var takesToken = cancellation.Accepted is not null;
        var name = takesToken || Names(act.Expression).Contains("_") ? FreeName(act, model) : "_";
        var code = Body(act, takesToken ? cancellation.Rewrite(act, name) : act.Expression, model);
        return act switch
        {
            { Outcome: Outcome.ImmediateAfterAwait } => ($"async {name}", code),
            { Outcome: Outcome.Task, Awaits: false } => (name, code),
            _ => ($"async {name}", $"await {code}"),
        };
    }

    /// <summary>Where the type of <c>new(…)</c> came from its surroundings, they are gone.</summary>
    private static string Body(Act act, ExpressionSyntax written, SemanticModel model) =>
        written is ImplicitObjectCreationExpressionSyntax creation && act.Expression is ImplicitObjectCreationExpressionSyntax
            ? $"new {act.Type.ToMinimalDisplayString(model, act.Expression.SpanStart)}{creation.ToString().Substring("new".Length)}"
            : written is BinaryExpressionSyntax && act.Outcome is not Outcome.Task ? $"({written})" : written.ToString();

    private static string InPlace(Act act, SemanticModel model, string call) => act switch
    {
        { Outcome: Outcome.ReturnedValueTask } => $"new {act.Type.ToMinimalDisplayString(model, act.Expression.SpanStart)}({call})",
        { Outcome: Outcome.ImmediateAfterAwait, Expression.Parent: MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax } => $"(await {call})",
        { Outcome: Outcome.ImmediateAfterAwait } => $"await {call}",
        _ => call,
    };

    private static string FreeName(Act act, SemanticModel model)
    {
        var used = new HashSet<string>(Names(act.Expression));
        return TokenNames.Concat(Enumerable.Range(2, 100).Select(static number => $"token{number}"))
            .First(name => !used.Contains(name) && model.LookupSymbols(act.Expression.SpanStart, name: name).IsEmpty);
    }

    private static IEnumerable<string> Names(SyntaxNode code) =>
        code.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText);

    /// <summary>An act of several lines keeps its own.</summary>
    private static bool IsTooLong(Act act, string written, Microsoft.CodeAnalysis.Text.SourceText source)
    {
        var line = Line(act, source);
        return !written.Contains('\n') && line.Span.Length - act.Expression.Span.Length + written.Length > LongestLine;
    }

    private static Microsoft.CodeAnalysis.Text.TextLine Line(Act act, Microsoft.CodeAnalysis.Text.SourceText source) => source.Lines.GetLineFromPosition(act.Expression.SpanStart);
}
