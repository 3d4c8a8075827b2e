using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Fuzz;

internal enum Mutation
{
    TokenDropped,
    TokenDoubled,
    TokenReplaced,
    TokensSwapped,
    PieceCopied,
    LineDropped,
    LineDoubled,
    LinesSwapped,
    CutOff,
    OddInserted,
}

/// <summary>A program, spoilt as an editor shows it while somebody types, or worse. The same seed spoils it the same way.</summary>
internal static class Mutant
{
    private static readonly string[] Odd =
        ["\u202E", "\0", "\uD800", "\uDC00", "é", "\u2028", "\uFEFF", "🦀", "@", "$\"{", "\"\"\"", "#if", "#endif", "/*", "<T>", "=>", "await", "?.", "..", "is not { }", "goto", "ref", "{", "}", "checked", "field", "throw", "out var x", "[", "(", ";"];

    public static IEnumerable<SourceProgram> Many(IReadOnlyList<SourceProgram> programs, int from, int count) =>
        Enumerable.Range(from, count).Select(seed => Of(programs[seed % programs.Count], seed));

    public static SourceProgram Of(SourceProgram program, int seed)
    {
        var random = new Random(seed);
        var text = program.Text;
        for (var times = random.Next(1, 4); times > 0; times--)
            text = Spoil(text, (Mutation)random.Next(Enum.GetValues<Mutation>().Length), random);

        return program.With(text) with { Name = $"seed {seed}, {program.Name}" };
    }

    public static string Spoil(string text, Mutation mutation, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().ToArray();
        var (one, other) = InOrder(tokens[random.Next(tokens.Length)], tokens[random.Next(tokens.Length)]);
        return mutation switch
        {
            Mutation.TokenDropped => text.Remove(one.FullSpan.Start, one.FullSpan.Length),
            Mutation.TokenDoubled => text.Insert(one.FullSpan.Start, one.ToFullString()),
            Mutation.TokenReplaced => text[..one.SpanStart] + other.Text + text[one.Span.End..],
            Mutation.TokensSwapped => one == other ? text : text[..one.SpanStart] + other.Text + text[one.Span.End..other.SpanStart] + one.Text + text[other.Span.End..],
            Mutation.PieceCopied => text.Insert(other.FullSpan.End, text.Substring(one.SpanStart, Math.Min(other.SpanStart - one.SpanStart, 200))),
            Mutation.LineDropped or Mutation.LineDoubled or Mutation.LinesSwapped => SpoilLines(text, mutation, random),
            Mutation.CutOff => text[..random.Next(text.Length + 1)],
            _ => text.Insert(random.Next(text.Length + 1), Odd[random.Next(Odd.Length)]),
        };
    }

    private static string SpoilLines(string text, Mutation mutation, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (one, other) = (random.Next(lines.Count), random.Next(lines.Count));
        if (mutation is Mutation.LinesSwapped)
            (lines[one], lines[other]) = (lines[other], lines[one]);
        else if (mutation is Mutation.LineDoubled)
            lines.Insert(other, lines[one]);
        else
            lines.RemoveAt(one);

        return string.Join('\n', lines);
    }

    private static (SyntaxToken, SyntaxToken) InOrder(SyntaxToken one, SyntaxToken other) => one.SpanStart <= other.SpanStart ? (one, other) : (other, one);
}
