using System.Collections.Immutable;
using System.Diagnostics;
using AgentSafety.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Fuzz.Tests;

/// <summary>An editor cancels at every key. We stop at once, and what was half learnt spoils nothing.</summary>
public sealed class Cancellation
{
    private static readonly SyntheticProgram Program = new(methods: 20_000, tools: 200);
    private static readonly SyntaxTree[] Trees = [.. Program.Files().Select(static (text, index) => CSharpSyntaxTree.ParseText(text, path: $"File{index}.cs"))];

    [Fact]
    public async Task Is_prompt_and_leaves_nothing_half_done()
    {
        var analysis = CSharpCompilation.Create("Wide", Trees, TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary)).WithAnalyzers(Here.Analyzers);
        var delays = new List<TimeSpan>();
        foreach (var after in new[] { 50, 100, 200, 400, 800, 1600, 50 })
            delays.Add(await CancelledAsync(analysis, after));

        Assert.True(delays.Order().ElementAt(delays.Count / 2) < TimeSpan.FromMilliseconds(250), string.Join(", ", delays));
        Assert.Equal(Program.ExpectedWarnings, await CountAsync(analysis, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Twenty_thousand_methods_and_two_hundred_tools_are_read_in_time()
    {
        var clock = Stopwatch.StartNew();
        var analysis = CSharpCompilation.Create("Wide", Trees, TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary)).WithAnalyzers(Here.Analyzers);
        Assert.Equal(100, Program.ExpectedWarnings);
        Assert.Equal(100, await CountAsync(analysis, TestContext.Current.CancellationToken));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(90), $"{clock.Elapsed}");
    }

    /// <summary>From the cancellation to the return.</summary>
    private static async Task<TimeSpan> CancelledAsync(CompilationWithAnalyzers analysis, int after)
    {
        using var source = new CancellationTokenSource();
        var running = Task.Run(() => CountAsync(analysis, source.Token), CancellationToken.None);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        return clock.Elapsed;
    }

    private static async Task<int> CountAsync(CompilationWithAnalyzers analysis, CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> said = await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(said, static diagnostic => diagnostic.Id == "AD0001");
        return said.Length;
    }
}
