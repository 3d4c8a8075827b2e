using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Benchmarks;

/// <summary>
/// Somebody's project, as its build would compile it: the compiler's own arguments are asked of MSBuild. What its source generators write is kept as files, so that
/// none of them is measured. So that there is something to follow, one method in a hundred is made an entry point, always the same ones.
/// </summary>
public static class RealProject
{
    private const string EntryPoint = "namespace Microsoft.SemanticKernel { [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)] internal sealed class KernelFunctionAttribute : System.Attribute { } }";
    private static readonly string[] Lenient = ["-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false", "-p:SignAssembly=false"];
    private static readonly string[] LeftOut = ["/out:", "/refout:", "/analyzer:", "/analyzerconfig:", "/additionalfile:", "/warnaserror", "/errorlog:", "/reportanalyzer", "/doc:", "/sourcelink:", "/generatedfilesout:", "/embed", "/keyfile:", "/publicsign", "/ruleset:"];

    /// <summary>The compiler's arguments without any analyzer, and a line on what is compiled.</summary>
    /// <param name="folder">To write into.</param>
    /// <param name="project">Its file.</param>
    /// <param name="entriesInHundred">How many methods become entry points.</param>
    public static (string[] Arguments, string Describe) Write(string folder, string project, int entriesInHundred)
    {
        var arguments = ArgumentsOf(project);
        var parsed = Parse(project, arguments);
        var generated = Directory.CreateDirectory(Path.Combine(folder, "generated")).FullName;
        CompilerProcess.Run(folder, Path.GetDirectoryName(Path.GetFullPath(project))!, [.. arguments.Where(static argument => !IsOf(argument, "/out:", "/refout:", "/generatedfilesout:", "/warnaserror")), $"/out:{Path.Combine(folder, "Project.dll")}", $"/generatedfilesout:{generated}"]);
        var (methods, files, sources) = (0, 0, new List<string>());
        foreach (var path in parsed.SourceFiles.Select(static source => source.Path).Concat(Directory.EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)))
        {
            var tree = WithEntryPoints(CSharpSyntaxTree.ParseText(File.ReadAllText(path), parsed.ParseOptions), entriesInHundred);
            methods += tree.GetRoot().DescendantNodes().Count(static node => node is BaseMethodDeclarationSyntax);
            sources.Add(Path.Combine(folder, $"Source{files++}.cs"));
            File.WriteAllText(sources[^1], tree.ToString());
        }

        sources.Add(Path.Combine(folder, "EntryPoint.cs"));
        File.WriteAllText(sources[^1], EntryPoint);
        var options = arguments.Where(static argument => argument.StartsWith('/') && !File.Exists(argument) && !IsOf(argument, LeftOut)).Select(argument => Absolute(argument, project));
        return ([.. options, $"/out:{Path.Combine(folder, "Project.dll")}", .. sources], $"{parsed.CompilationName}: {files} files, {methods} methods");
    }

    private static bool IsOf(string argument, params string[] options) => options.Any(option => argument.StartsWith(option, StringComparison.OrdinalIgnoreCase));

    /// <summary>References are written as the project sees them.</summary>
    private static string Absolute(string argument, string project) =>
        IsOf(argument, "/reference:", "/resource:", "/win32icon:", "/win32manifest:") && argument.IndexOf(':', StringComparison.Ordinal) is var colon
            ? argument[..(colon + 1)] + Path.GetFullPath(argument[(colon + 1)..].Trim('"'), Path.GetDirectoryName(Path.GetFullPath(project))!)
            : argument;

    private static CSharpCommandLineArguments Parse(string project, string[] arguments) => CSharpCommandLineParser.Default.Parse(arguments, Path.GetDirectoryName(Path.GetFullPath(project)), sdkDirectory: null);

    private static SyntaxTree WithEntryPoints(SyntaxTree tree, int entriesInHundred)
    {
        var root = tree.GetRoot();
        var chosen = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => Hash(method) % 100 < entriesInHundred);
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Microsoft.SemanticKernel.KernelFunction"))]).WithTrailingTrivia(SyntaxFactory.Space);
        return tree.WithRootAndOptions(root.ReplaceNodes(chosen.Where(static method => method.Parent is not InterfaceDeclarationSyntax), (_, method) => method.WithoutLeadingTrivia().WithAttributeLists(method.WithoutLeadingTrivia().AttributeLists.Insert(0, attribute)).WithLeadingTrivia(method.GetLeadingTrivia())), tree.Options);
    }

    private static int Hash(MethodDeclarationSyntax method) =>
        (int)(method.Identifier.ValueText.Aggregate(17u, static (hash, character) => hash * 31 + character) % 1000) + method.ParameterList.Parameters.Count;

    private static string[] ArgumentsOf(string project)
    {
        var frameworks = JsonDocument.Parse(Dotnet("msbuild", project, "-getProperty:TargetFramework", "-getProperty:TargetFrameworks")).RootElement.GetProperty("Properties");
        string[] one = frameworks.GetProperty("TargetFramework").GetString() is { Length: > 0 } ? [] : [$"-p:TargetFramework={Newest(frameworks.GetProperty("TargetFrameworks").GetString()!)}"];
        Dotnet(["build", project, "-v:q", "-nologo", .. Lenient, .. one]); // for what it references
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
