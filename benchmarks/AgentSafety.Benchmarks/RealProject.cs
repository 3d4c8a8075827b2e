using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Benchmarks;

/// <summary>
/// Somebody's project, as its build would compile it: the compiler's own arguments are asked of MSBuild. Source generators aren't run. So that there is something
/// to follow, one method in a hundred is made an entry point, always the same ones.
/// </summary>
public static class RealProject
{
    private const string EntryPoint = "namespace ModelContextProtocol.Server { internal sealed class McpServerToolAttribute : System.Attribute { } }";

    public static CSharpCompilation Load(string project, int entriesInHundred)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(ArgumentsOf(project), Path.GetDirectoryName(Path.GetFullPath(project)), sdkDirectory: null);
        var trees = arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), arguments.ParseOptions, file.Path))
            .Select(tree => WithEntryPoints(tree, entriesInHundred)).Append(CSharpSyntaxTree.ParseText(EntryPoint, arguments.ParseOptions, "EntryPoint.cs"));
        return CSharpCompilation.Create(arguments.CompilationName, trees, arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            arguments.CompilationOptions.WithStrongNameProvider(null).WithCryptoKeyFile(null));
    }

    private static SyntaxTree WithEntryPoints(SyntaxTree tree, int entriesInHundred)
    {
        var root = tree.GetRoot();
        var chosen = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => Hash(method) % 100 < entriesInHundred);
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::ModelContextProtocol.Server.McpServerTool"))]);
        return tree.WithRootAndOptions(root.ReplaceNodes(chosen, (_, method) => method.WithAttributeLists(method.AttributeLists.Insert(0, attribute))), tree.Options);
    }

    private static int Hash(MethodDeclarationSyntax method) =>
        (int)(method.Identifier.ValueText.Aggregate(17u, static (hash, character) => hash * 31 + character) % 1000) + method.ParameterList.Parameters.Count;

    private static string[] ArgumentsOf(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "-t:Restore;Rebuild", "-p:ProvideCommandLineArgs=true;SkipCompilerExecution=true;BuildProjectReferences=true", "-getItem:CscCommandLineArgs"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static argument => argument.GetProperty("Identity").GetString()!)];
    }
}
