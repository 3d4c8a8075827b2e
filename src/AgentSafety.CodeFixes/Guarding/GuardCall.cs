using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>Writes the call of the guard around an act.</summary>
internal static class GuardCall
{
    public const int LongestLine = 120;

    private static readonly string[] TokenNames = ["token", "ct", "guardToken", "actToken"];

    public static ExpressionSyntax Write(Act act, string operation, Told told, GuardLibrary library, SemanticModel model, SyntaxGenerator generator)
    {
        var cancellation = Cancellation.Of(act, model);
        var (parameters, code) = act.IsAsync ? InsideAsync(act, cancellation, model) : ("()", Body(act, act.Expression, model));
        var arguments = new List<string> { SymbolDisplay.FormatLiteral(operation, quote: true), $"{parameters} => {code}" };
        if (Target.Of(act.Operation, operation) is { } target)
            arguments.Add($"target: {target}");
        if (cancellation.OuterFor(act) is { } outer && (act.IsAsync || library.RunTakesToken))
            arguments.Add($"cancellationToken: {outer}");
        arguments.AddRange(told.Arguments());

        var method = $"{library.Guard.Name}.{library.Verb}{(act.IsAsync ? "Async" : "")}";
        var line = act.Expression.SyntaxTree.GetText().Lines.GetLineFromPosition(act.Expression.SpanStart);
        var written = InPlace(act, model, $"{method}({string.Join(", ", arguments)})");
        if (IsTooLong(act, written, line))
            written = InPlace(act, model, $"{method}({string.Join(",", OnOwnLines([.. arguments], line))})");

        var call = told.PutTypesInto(SyntaxFactory.ParseExpression(written, options: act.Expression.SyntaxTree.Options), generator);
        return TypeName.PutInto(call, library.Guard.Name, library.Guard, generator);
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

    /// <summary>Of the parameter of a lambda: neither the act nor the code around it knows it.</summary>
    public static string FreeName(Act act, SemanticModel model)
    {
        var used = new HashSet<string>(Names(act.Expression));
        return TokenNames.Concat(Enumerable.Range(2, 100).Select(static number => $"token{number}"))
            .First(name => !used.Contains(name) && model.LookupSymbols(act.Expression.SpanStart, name: name).IsEmpty);
    }

    private static IEnumerable<string> Names(SyntaxNode code) =>
        code.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText);

    /// <summary>One step further in than the line that they are of.</summary>
    public static string[] OnOwnLines(string[] arguments, TextLine line)
    {
        var text = line.ToString();
        var indent = text.Substring(0, text.TakeWhile(char.IsWhiteSpace).Count());
        var end = line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return [.. arguments.Select(argument => end + indent + (indent.Contains('\t') ? "\t" : "    ") + argument)];
    }

    /// <summary>An act of several lines keeps its own; text between quotes stays on one.</summary>
    private static bool IsTooLong(Act act, string written, TextLine line) =>
        !written.Contains('\n')
        && line.Span.Length - act.Expression.Span.Length + written.Length > LongestLine
        && !act.Expression.Ancestors().Any(static node => node is InterpolatedStringExpressionSyntax);
}
