using AgentSafety.Rules;
using AgentSafety.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Analyzers.Tests.OtherAssemblies;

/// <summary>What is remembered of one project must not outlive what another says by now.</summary>
public sealed class ProjectsBeingEdited
{
    private const string Harmless = "public static class Cleaner { public static void Run(string path) => System.IO.Directory.GetFiles(path); }";
    private const string Destroying = "public static class Cleaner { public static void Run(string path) => System.IO.Directory.Delete(path, true); }";
    private const string Guarded = "public static class Cleaner { public static void Run(string path) { if (!path.StartsWith(\"/tmp/a\")) throw new System.Exception(); System.IO.Directory.Delete(path, true); } }";

    [Fact]
    public async Task An_edit_in_the_other_project_is_seen_at_once()
    {
        var tools = Parsed("public sealed class Tools { [ModelContextProtocol.Server.McpServerTool] public void Clean(string path) => Cleaner.Run(path); }");
        var services = Create("Services", Parsed(Harmless));
        var server = Create("Server", tools).AddReferences(services.ToMetadataReference());
        Assert.Equal(0, await FindingsIn(server));
        foreach (var (source, expected) in new[] { (Destroying, 1), (Guarded, 0), (Destroying, 1), (Harmless, 0) })
        {
            var edited = services.ReplaceSyntaxTree(services.SyntaxTrees[0], Parsed(source));
            server = server.ReplaceReference(server.References.OfType<CompilationReference>().Single(), edited.ToMetadataReference());
            services = edited;
            Assert.Equal(expected, await FindingsIn(server));
        }
    }

    private static async Task<int> FindingsIn(Compilation server) =>
        (await server.WithAnalyzers([new PathAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Count(static found => found.Id is RuleIds.UnguardedOperation);

    private static CSharpCompilation Create(string name, SyntaxTree tree) => CSharpCompilation.Create(name, [tree], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));

    private static SyntaxTree Parsed(string source) => CSharpSyntaxTree.ParseText(source, path: "/Code.cs", cancellationToken: TestContext.Current.CancellationToken);
}
