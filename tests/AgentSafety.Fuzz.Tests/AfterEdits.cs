using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Fuzz.Tests;

/// <summary>What is remembered from one compilation to the next never shows in the answer.</summary>
public sealed class AfterEdits
{
    private const int Edits = 1_000;
    private const string Elsewhere = "Elsewhere/";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    [Fact]
    public async Task The_answer_is_that_of_a_cold_analysis()
    {
        var program = new EditedProgram();
        var random = new Random(1);
        var current = Start(program);
        var answers = new HashSet<string>();
        for (var edit = 0; edit < Edits; edit++)
        {
            var expected = (await AnswerAsync(Cold(current))).Replace(Elsewhere, "", StringComparison.Ordinal);
            var answer = await AnswerAsync(current);
            Assert.True(expected == answer, $"edit {edit}, cold:\n{expected}\nbut:\n{answer}\n{string.Join("\n", current.SyntaxTrees)}");
            answers.Add(expected);
            current = random.Next(5) == 0 ? HalfTyped(current, random) : Next(current, program, random);
        }

        Assert.True(answers.Count > Edits / 10, $"only {answers.Count} different answers: the edits say little");
    }

    [Fact]
    public async Task No_compilation_is_kept_alive()
    {
        var program = new EditedProgram();
        var random = new Random(2);
        var (current, seen) = (Start(program), new List<WeakReference>());
        for (var edit = 0; edit < 200; edit++)
            current = await EditAsync(current, program, random, seen);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.DoesNotContain(seen.SkipLast(1), static compilation => compilation.IsAlive);
        GC.KeepAlive(current.SyntaxTrees);
    }

    /// <summary>In a method of its own: a local of an async method lives as long as the method.</summary>
    private static async Task<CSharpCompilation> EditAsync(CSharpCompilation compilation, EditedProgram program, Random random, List<WeakReference> seen)
    {
        await AnswerAsync(compilation);
        seen.Add(new(compilation));
        return Next(compilation, program, random);
    }

    private static CSharpCompilation Start(EditedProgram program) => CSharpCompilation.Create(
        "Shop", Enumerable.Range(0, EditedProgram.Files).Select(file => CSharpSyntaxTree.ParseText(program[file], Parsing, $"File{file}.cs")), TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The same code in trees that nothing is known of, by names that nothing is known of. Not parsed again: of half-typed code the parser may make something else the second time.</summary>
    private static CSharpCompilation Cold(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(compilation.SyntaxTrees.Select(static tree => CSharpSyntaxTree.Create((CSharpSyntaxNode)tree.GetRoot(), Parsing, Elsewhere + tree.FilePath)));

    /// <summary>One body or declaration is another; what was half typed is whole again. The other trees are the same objects, as in an editor.</summary>
    private static CSharpCompilation Next(CSharpCompilation compilation, EditedProgram program, Random random)
    {
        program.Edit(random);
        return Enumerable.Range(0, EditedProgram.Files).Aggregate(compilation, (current, file) => WithText(current, file, program[file]));
    }

    private static CSharpCompilation HalfTyped(CSharpCompilation compilation, Random random)
    {
        var file = random.Next(EditedProgram.Files);
        var tokens = compilation.SyntaxTrees[file].GetRoot().DescendantTokens().ToArray();
        var spoilt = tokens[random.Next(tokens.Length)];
        var text = compilation.SyntaxTrees[file].ToString();
        return WithText(compilation, file, random.Next(2) == 0 ? text.Remove(spoilt.SpanStart, spoilt.Span.Length) : text.Insert(spoilt.SpanStart, spoilt.Text + " "));
    }

    private static CSharpCompilation WithText(CSharpCompilation compilation, int file, string text)
    {
        var tree = compilation.SyntaxTrees[file];
        return tree.ToString() == text ? compilation : compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text)));
    }

    private static async Task<string> AnswerAsync(CSharpCompilation compilation)
    {
        var found = await compilation.WithAnalyzers([new PathAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return string.Join("\n", found.Select(static diagnostic => $"{diagnostic} {string.Join(" ", diagnostic.AdditionalLocations.Select(static location => location.GetLineSpan()))}").Order(StringComparer.Ordinal));
    }
}
