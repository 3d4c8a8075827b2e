using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What was asked about, and is another thing, or one of many, by the time that it is acted on.</summary>
internal sealed partial class AskedTargets
{
    private static readonly HashSet<string> Many = new(StringComparer.OrdinalIgnoreCase)
        { "all", "any", "each", "every", "everything", "anything", "whatever", "matching", "matches", "prefix", "start", "starts", "starting", "begin", "begins", "beginning", "end", "ends", "ending", "contain", "contains", "containing", "like", "with", "under", "files", "items" };

    private static readonly string[] Patterns = ["prefix", "suffix", "pattern", "filter", "query", "search", "glob", "match", "wildcard", "term"];

    /// <summary>The variable that was shown got another value, on the way to the act, that has nothing to do with it.</summary>
    private OtherTarget? Changed(IOperation act)
    {
        foreach (var (question, _) in _questions)
            if (_questions.All(other => other.Call.Syntax.SpanStart <= question.Syntax.SpanStart) && question.Syntax.Span.End < act.Syntax.SpanStart)
                foreach (var variable in Variables(Told(question)).Intersect(Variables([act]), SymbolEqualityComparer.Default))
                    if (WrittenBetween(question, act, variable!) is { } write && !_sources.Behind(write.Value).Select(Sources.Variable).OfType<ISymbol>().Any(Variables(Told(question)).Contains))
                        return new(question.Syntax, $"'{variable!.Name}' was asked about, and has got another value since");

        return null;
    }

    private static ISimpleAssignmentOperation? WrittenBetween(IOperation question, IOperation act, ISymbol variable) => act.WholeBody().Descendants().OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(write => SymbolEqualityComparer.Default.Equals(Sources.Variable(write.Target), variable)
            && write.Syntax.SpanStart > question.Syntax.Span.End && write.Syntax.Span.End < act.Syntax.SpanStart
            && write.Parent is IExpressionStatementOperation { Parent: IBlockOperation block } && block.Syntax.Span.Contains(act.Syntax.Span) && LoopAround(write) == LoopAround(act));

    /// <summary>One name was shown, and the loop takes whatever begins with it.</summary>
    private OtherTarget? AllThatBegin(IOperation act) =>
        _questions is [var (question, named)] && named.Count == 1 && named.First() is var name && LoopAround(act) is IForEachLoopOperation loop && question.Syntax.Span.End < loop.Syntax.SpanStart
        && Variables(Told(question)).All(variable => SymbolEqualityComparer.Default.Equals(variable, name) || variable is IParameterSymbol { Type.SpecialType: not SpecialType.System_String } other && !_sources.Of(Told(question)).Contains(other))
        && !Patterns.Any(word => name.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) && !SpeaksOfMany(question)
        && _sources.Behind(loop.Collection).Any(part => TakesAllWith(part, name))
            ? new(question.Syntax, $"'{name.Name}' was asked about, and whatever begins with it is acted on")
            : null;

    private static bool SpeaksOfMany(IInvocationOperation question) => Told(question).SelectMany(static value => value.DescendantsAndSelf())
        .Any(static part => part.ConstantValue.Value is string text && text.Split(' ', ',', '.', '?', '!', ':', ';', '\'', '"', '*', '(', ')').Any(Many.Contains) || part.ConstantValue.Value is string { } all && all.Contains('*'));

    private static HashSet<ISymbol> Variables(IEnumerable<IOperation> values) =>
        new(values.SelectMany(static value => value.DescendantsAndSelf()).Select(Sources.Variable).OfType<ISymbol>(), SymbolEqualityComparer.Default);
}
