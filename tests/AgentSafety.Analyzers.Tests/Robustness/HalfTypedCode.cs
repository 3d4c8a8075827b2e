using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Analyzers.Tests.Robustness;

/// <summary>An editor shows us code that doesn't compile most of the time. It never crashes us.</summary>
public sealed class HalfTypedCode
{
    private const string Program = """
        using System.IO; using System.Threading.Tasks; using ModelContextProtocol.Server; using Microsoft.Extensions.AI; using AgentSafety;
        public interface IStore { Task DropAsync(string path); }
        public sealed class FileStore : IStore { public async Task DropAsync(string path) { await Task.Yield(); Directory.Delete(path, true); } }
        public sealed record Confirm(bool Yes);
        public sealed class Tools(IStore store)
        {
            [AgentGuard(Protections.Approval)] private static bool Ask(string what) => what is { Length: > 3 };
            [McpServerTool] public async Task<string> Clean(McpServer server, string path)
            {
                var r = await server.ElicitAsync<Confirm>($"Delete {path}?");
                if (r is { IsAccepted: true, Content.Yes: true } && Ask(path)) await store.DropAsync(path);
                try { foreach (var p in path.Split('/')) await store.DropAsync(p); } catch (IOException e) when (e.HResult > 0) { return e.Message; } finally { _ = path; }
                using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("rm", $"-rf {path}"));
                return path switch { "" => "none", var p when Ask(p) => p, _ => await AgentGuard.RunAsync("x", async token => { await store.DropAsync(path); return path; }) };
            }
            public static AITool Tool() => new ApprovalRequiredAIFunction(AIFunctionFactory.Create((string path) => Directory.Delete(path, true), "drop"));
        }
        """;

    [Fact]
    public async Task Cut_anywhere_it_is_read_without_a_crash()
    {
        for (var end = 0; end < Program.Length; end += 7)
            await AnalyzeAsync(Program[..end]);
    }

    [Fact]
    public async Task With_any_token_missing_it_is_read_without_a_crash()
    {
        var tokens = CSharpSyntaxTree.ParseText(Program, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToArray();
        for (var i = 0; i < tokens.Length; i += 2)
            await AnalyzeAsync(Program.Remove(tokens[i].FullSpan.Start, tokens[i].FullSpan.Length));
    }

    private static async Task AnalyzeAsync(string source)
    {
        var compilation = CSharpCompilation.Create("HalfTyped", [CSharpSyntaxTree.ParseText(source, path: "Tools.cs")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics = await compilation.WithAnalyzers([new PathAnalyzer(), new ConfigurationAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
    }
}
