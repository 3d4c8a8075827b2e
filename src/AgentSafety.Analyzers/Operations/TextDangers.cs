using System.Text.RegularExpressions;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Operations;

/// <summary>What is said at a text that destroys: the question is switched off, or it takes all there is.</summary>
internal static class TextDangers
{
    private static readonly HashSet<string> Unasked = new(StringComparer.Ordinal)
    {
        "-auto-approve", "--auto-approve", "--yes", "-y", "--force", "--no-confirm", "--noconfirm", "--assume-yes", "--no-input", "--non-interactive", "--quiet", "-Force", "-Confirm:$false", "--skip-preview",
    };

    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["sql.drop"] = "DROP", ["sql.truncate"] = "TRUNCATE", ["sql.delete-all"] = "DELETE without WHERE", ["sql.update-all"] = "UPDATE without WHERE",
    };

    /// <param name="text">What is run.</param>
    /// <param name="sources">Where it is written, part by part.</param>
    /// <param name="call">Where it is run, should it be written nowhere here.</param>
    public static IEnumerable<Noticed> In(ExecutedText text, ImmutableArray<SyntaxNode> sources, SyntaxNode call)
    {
        if (text.Operation is not { } operation)
            yield break;

        if (Whole.TryGetValue(operation.Id, out var says))
            yield return new(RemarkKind.TakesAll, sources.FirstOrDefault() ?? call, says);
        else if (text.Language is TextLanguage.Command && CommandLine.Expanded(text.Words.Select(TextMarks.WithoutForeign)).Where(Unasked.Contains).Distinct().ToArray() is { Length: > 0 } flags)
            foreach (var noticed in AtTheFlags(flags, sources, call))
                yield return noticed;
    }

    private static IEnumerable<Noticed> AtTheFlags(string[] flags, ImmutableArray<SyntaxNode> sources, SyntaxNode call)
    {
        var written = sources.Where(source => flags.Any(flag => Mentions(source, flag))).Distinct().ToArray();
        return written.Length == 0
            ? [new(RemarkKind.Unasked, call, flags[0])]
            : written.Select(place => new Noticed(RemarkKind.Unasked, place, flags.First(flag => Mentions(place, flag)), flags.Aggregate(default(string), (rest, flag) => Without(place, rest ?? place.ToString(), flag) ?? rest)));
    }

    private static bool Mentions(SyntaxNode source, string flag) => source.ToString().IndexOf(flag, StringComparison.Ordinal) >= 0;

    /// <summary>The same literal without the flag; null for an element of a list, which goes whole.</summary>
    private static string? Without(SyntaxNode source, string text, string flag) =>
        source is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && Regex.Replace(text, $@" {Regex.Escape(flag)}(?=[ ""'])", "") is var rest && rest != text ? rest : null;
}
