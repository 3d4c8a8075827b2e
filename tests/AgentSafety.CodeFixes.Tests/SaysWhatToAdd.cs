using AgentSafety.Rules;
using AgentSafety.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>Where the guards aren't referenced, one action says which package has them; it writes nothing that wouldn't compile.</summary>
public sealed class SaysWhatToAdd
{
    private const string Tool = """
        using System.IO;
        using ModelContextProtocol.Server;

        public class Tools
        {
            [McpServerTool]
            public void Clean(string path) => Directory.Delete(path, true);
        }
        """;

    [Fact]
    public async Task Only_without_the_guards()
    {
        Assert.Empty(await OfferedAsync("this"));
        var action = Assert.Single(await OfferedAsync("AgentSafety"));

        Assert.Contains("dotnet add package AgentSafety", action.Title, StringComparison.Ordinal);
        var changed = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Assert.Equal(Tool, (await changed.Projects.Single().Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString());
    }

    private static async Task<List<CodeAction>> OfferedAsync(string missing)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Agent", LanguageNames.CSharp).WithMetadataReferences(TestReferences.Without(missing)).WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("Tools.cs", Tool);
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var warnings = await compilation!.WithAnalyzers([new PathAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        var offered = new List<CodeAction>();
        await new AddAgentSafetyFix().RegisterCodeFixesAsync(new CodeFixContext(document, warnings.Single(static warning => warning.Id == "AGS1001"), (action, _) => offered.Add(action), cancellationToken));
        return offered;
    }
}
