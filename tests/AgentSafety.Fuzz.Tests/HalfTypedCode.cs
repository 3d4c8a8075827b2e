using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Fuzz.Tests;

/// <summary>An editor shows us code that doesn't compile most of the time. It never crashes us.</summary>
public sealed class HalfTypedCode
{
    private static readonly SourceProgram Program = Corpus.Written.Single(static program => Path.GetFileName(program.Name) == "Asking.cs");

    [Fact]
    public Task Cut_anywhere_it_is_read_without_a_crash() =>
        HaveNoProblem(Enumerable.Range(0, Program.Text.Length / 7).Select(static step => Program.Text[..(step * 7)]));

    [Fact]
    public Task With_any_token_missing_it_is_read_without_a_crash()
    {
        var tokens = CSharpSyntaxTree.ParseText(Program.Text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToArray();
        return HaveNoProblem(tokens.Where(static (_, index) => index % 2 == 0).Select(static token => Program.Text.Remove(token.FullSpan.Start, token.FullSpan.Length)));
    }

    private static Task HaveNoProblem(IEnumerable<string> texts) => SpoiltPrograms.HaveNoFailure(Here.Trial(), texts.Select(Program.With));
}
