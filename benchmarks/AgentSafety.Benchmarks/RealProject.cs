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

    private static readonly string[] Lenient = ["-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false", "-p:SignAssembly=false"];

    public static CSharpCompilation Load(string project, int entriesInHundred)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(ArgumentsOf(project), Path.GetDirectoryName(Path.GetFullPath(project)), sdkDirectory: null);
        var trees = arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), arguments.ParseOptions, file.Path))
            .Select(tree => WithEntryPoints(tree, entriesInHundred)).Append(CSharpSyntaxTree.ParseText(EntryPoint, arguments.ParseOptions, "EntryPoint.cs"));
        return CSharpCompilation.Create(arguments.CompilationName, trees, arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            arguments.CompilationOptions.WithStrongNameProvider(null).WithCryptoKeyFile(null));
    }

    /// <summary>The same text in new trees: nothing is remembered of them.</summary>
    public static CSharpCompilation Anew(CSharpCompilation loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return loaded.RemoveAllSyntaxTrees().AddSyntaxTrees(loaded.SyntaxTrees.Select(static tree => CSharpSyntaxTree.Create((CSharpSyntaxNode)tree.GetRoot(), (CSharpParseOptions)tree.Options, tree.FilePath)));
    }

    /// <summary>What is compared, and whether it was understood: a program that doesn't compile costs something else.</summary>
    public static string Describe(CSharpCompilation loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var methods = loaded.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).Count(static node => node is BaseMethodDeclarationSyntax);
        return $"{loaded.AssemblyName}: {loaded.SyntaxTrees.Length} files, {methods} methods, {loaded.GetDiagnostics().Count(static said => said.Severity is DiagnosticSeverity.Error)} errors";
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
        Dotnet(["build", project, "-v:q", "-nologo", .. Lenient]); // for what it references
        var frameworks = JsonDocument.Parse(Dotnet("msbuild", project, "-getProperty:TargetFramework", "-getProperty:TargetFrameworks")).RootElement.GetProperty("Properties");
        string[] one = frameworks.GetProperty("TargetFramework").GetString() is { Length: > 0 } ? [] : [$"-p:TargetFramework={Newest(frameworks.GetProperty("TargetFrameworks").GetString()!)}"];
        var output = Dotnet(["msbuild", project, "-t:ResolveReferences;CoreCompile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=always", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs", .. Lenient, .. one]);
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static argument => argument.GetProperty("Identity").GetString()!)];
    }

    private static string Newest(string frameworks) => frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries).Where(static name => name.StartsWith("net", StringComparison.Ordinal) && name.Contains('.', StringComparison.Ordinal) && !name.Contains('-', StringComparison.Ordinal))
        .OrderBy(static name => name.StartsWith("netstandard", StringComparison.Ordinal) ? 0 : 1).ThenBy(static name => name, StringComparer.Ordinal).Last();

    private static string Dotnet(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: {output}");
    }
}
