using AgentSafety.Analyzers.Tests.Conventions;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Analyzers.Tests.Robustness;

/// <summary>
/// The samples, spoilt: tokens and lines that are missing, doubled, swapped, cut off or replaced by odd characters. Seeds are fixed, so a mutant that
/// fails can be had again. More of them: set AGENTSAFETY_MUTANTS.
/// </summary>
public sealed class Mutants
{
    private const int Usually = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20); // a machine under load; a run that doesn't end takes for ever

    private static readonly string[] Odd = ["\u202E", "\0", "\uD800", "é", "\u2028", "@", "$\"{", "\"\"\"", "#if", "/*", "<T>", "=>", "await", "?.", "..", "is not { }", "goto", "ref"];

    [Fact]
    public async Task Are_read_in_time_and_without_a_crash()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var count = int.TryParse(Environment.GetEnvironmentVariable("AGENTSAFETY_MUTANTS"), out var wanted) ? wanted : Usually;
        for (var seed = 0; seed < count; seed++)
        {
            var mutant = Spoil(sources[seed % sources.Length], new Random(seed));
            using var time = new CancellationTokenSource(Longest);
            var crashes = (await DiagnosticsAsync(mutant, time.Token)).Where(static diagnostic => diagnostic.Id == "AD0001").Select(static diagnostic => diagnostic.Descriptor.Description.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(!crashes.Any(), $"seed {seed}: {string.Join("\n", crashes)}\n{mutant}");
        }
    }

    private static string Spoil(string source, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().ToArray();
            var (one, other) = (tokens[random.Next(tokens.Length)], tokens[random.Next(tokens.Length)]);
            source = random.Next(7) switch
            {
                0 => source.Remove(one.FullSpan.Start, one.FullSpan.Length),
                1 => source.Insert(one.FullSpan.Start, one.ToFullString()),
                2 => source[..one.SpanStart] + other.Text + source[one.Span.End..],
                3 => source[..one.FullSpan.End],
                4 => source.Insert(one.SpanStart, Odd[random.Next(Odd.Length)]),
                5 => WithoutLine(source, random),
                _ => source.Insert(one.FullSpan.End, source.Substring(Math.Min(one.SpanStart, other.SpanStart), Math.Min(Math.Abs(one.SpanStart - other.SpanStart), 200))),
            };
        }

        return source;
    }

    private static string WithoutLine(string source, Random random)
    {
        var lines = source.Split('\n').ToList();
        lines.RemoveAt(random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> DiagnosticsAsync(string source, CancellationToken cancellationToken)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse);
        var trees = new[] { CSharpSyntaxTree.ParseText(source, options, "Mutant.cs", cancellationToken: cancellationToken), CSharpSyntaxTree.ParseText(Verify.Usings, options, "Usings.cs", cancellationToken: cancellationToken) };
        var compilation = CSharpCompilation.Create("Mutant", trees, TestReferences.All, new(OutputKind.ConsoleApplication));
        return compilation.WithAnalyzers([new PathAnalyzer(), new ConfigurationAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }
}
