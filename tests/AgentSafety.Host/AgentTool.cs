using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Host;

/// <summary>A project with one unsafe tool in it.</summary>
internal sealed class AgentTool(Document document)
{
    private const string Source = """
        using System;
        using System.IO;
        using ModelContextProtocol.Server;

        public static class Tools
        {
            [McpServerTool(Destructive = true)]
            public static void CleanUp(string folder)
            {
                Wipe(folder);
            }

            private static void Wipe(string folder) => Directory.Delete(folder, recursive: true);
        }

        namespace ModelContextProtocol.Server
        {
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class McpServerToolAttribute : Attribute { public bool Destructive { get; set; } }
        }

        """;

    public static AgentTool ReferencingGuards(string guards)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var project = new AdhocWorkspace().AddProject("Tools", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(framework.Append(guards).Select(path => MetadataReference.CreateFromFile(path)));
        return new(project.AddDocument("Tools.cs", Source));
    }

    public async Task<bool> CompilesAsync() =>
        (await CompilationAsync()).GetDiagnostics().All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Warning);

    /// <summary>Throws on more than one: a crashed analyzer is a diagnostic too.</summary>
    public async Task<Diagnostic?> OnlyFindingAsync(PackedAssembly packed) =>
        (await (await CompilationAsync()).WithAnalyzers(packed.Analyzers).GetAnalyzerDiagnosticsAsync()).SingleOrDefault(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);

    /// <summary>With the first fix offered; null if none is.</summary>
    public async Task<AgentTool?> FixedAsync(Diagnostic finding, PackedAssembly packed)
    {
        var offered = new List<CodeAction>();
        foreach (var fix in packed.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
            await fix.RegisterCodeFixesAsync(new(document, finding, (action, _) => offered.Add(action), CancellationToken.None));

        Console.WriteLine($"fixes: {string.Join(", ", offered.Select(action => action.Title))}");
        if (offered is not [var first, ..])
            return null;

        var change = (await first.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return new(change.ChangedSolution.GetDocument(document.Id)!);
    }

    private async Task<Compilation> CompilationAsync() => (await document.Project.GetCompilationAsync())!;
}
