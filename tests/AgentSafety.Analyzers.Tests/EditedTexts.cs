using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Analyzers.Tests;

/// <summary>What other bodies said as text is remembered from edit to edit, and never shows in the answer.</summary>
public sealed class EditedTexts
{
    private const string Tools = """
        using ModelContextProtocol.Server;
        using Dapper;
        public sealed class Tools(System.Data.Common.DbConnection db)
        {
            [McpServerTool] public void Run(string q) => db.Execute(Texts.Outer(q));
            [McpServerTool] public void Keep(string q) => new Kept(q).Run(db);
        }
        """;

    [Theory]
    [InlineData("=> given;", "=> \"SELECT 1\";")]
    [InlineData("=> given;", "=> \"DROP TABLE users\";")]
    [InlineData("_sql = sql;", "_sql = \"SELECT 1\";")]
    [InlineData("return Inner(text);", "return \"SELECT 1\";")]
    [InlineData("return Inner(text);", "var other = text; return Inner(other) + \";\";")]
    [InlineData("private static int Unused() { return 1; }", "private static int Unused() { return 1 + 1; }")]
    public async Task The_answer_is_that_of_a_cold_analysis(string before, string after)
    {
        const string Texts = """
            using Dapper;
            public static class Texts
            {
                private static int Unused() { return 1; }
                public static string Outer(string text) { return Inner(text); }
                private static string Inner(string given) => given;
            }
            public sealed class Kept
            {
                private readonly string _sql;
                public Kept(string sql) { _sql = sql; }
                public void Run(System.Data.Common.DbConnection db) => db.Execute(_sql);
            }
            """;
        var edited = Texts.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Texts, edited);

        var warm = CSharpCompilation.Create("Shop", [Parsed(Tools, "Tools.cs"), Parsed(Texts, "Texts.cs")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        var first = await AnswerAsync(warm);
        var tree = warm.SyntaxTrees[1];
        warm = warm.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(edited)));
        var second = await AnswerAsync(warm);

        Assert.Equal(2, first.Count(static id => id == RuleIds.OpenEndedExecutor));
        Assert.Equal(await AnswerAsync(CSharpCompilation.Create("Shop", [Parsed(Tools, "Cold/Tools.cs"), Parsed(edited, "Cold/Texts.cs")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary))), second);

        warm = warm.ReplaceSyntaxTree(warm.SyntaxTrees[1], warm.SyntaxTrees[1].WithChangedText(SourceText.From(Texts)));
        Assert.Equal(first, await AnswerAsync(warm));
    }

    private static SyntaxTree Parsed(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), path: path);

    private static async Task<IReadOnlyList<string>> AnswerAsync(Compilation compilation) =>
        [.. (await compilation.WithAnalyzers([new PathAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)];
}
