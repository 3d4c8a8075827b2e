using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Benchmarks;

/// <summary>Analyzers that people know, as their packages ship them.</summary>
public static class Peers
{
    private static readonly string[] Looked = ["System.IO.File", "System.IO.Directory", "System.IO.Path", "System.Environment", "System.Diagnostics.Process", "System.Console", "System.Convert"];

    /// <summary>BannedApiAnalyzers with some two hundred banned members.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> BannedApi = Load("BannedApiAnalyzers", static _ => true);

    /// <summary>Those of NetAnalyzers that a build runs: one with nothing but suggestions is left out by the compiler.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Net = Load("NetAnalyzers", static rule => rule is { IsEnabledByDefault: true, DefaultSeverity: >= DiagnosticSeverity.Warning });

    public static AnalyzerOptions Options(Compilation compilation) => new([new BannedSymbols(BannedMembers(compilation))]);

    public static string BannedMembers(Compilation compilation) =>
        string.Join("\n", Looked.SelectMany(name => compilation.GetTypeByMetadataName(name)?.GetMembers() ?? []).Select(static member => member.GetDocumentationCommentId()).Where(static id => id is not null));

    /// <summary>The assemblies of a package that a compiler is handed.</summary>
    public static IEnumerable<string> Files(string name) => Directory.EnumerateFiles(
        typeof(Peers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!, "Microsoft.CodeAnalysis.*.dll").Order(StringComparer.Ordinal);

    private static ImmutableArray<DiagnosticAnalyzer> Load(string name, Func<DiagnosticDescriptor, bool> runs)
    {
        return [.. Files(name).Select(Assembly.LoadFrom)
            .SelectMany(TypesIn).Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) is true)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(runs))];
    }

    /// <summary>Fixes lie beside the analyzers, and need what only an editor has.</summary>
    private static IEnumerable<Type> TypesIn(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    private sealed class BannedSymbols(string text) : AdditionalText
    {
        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
