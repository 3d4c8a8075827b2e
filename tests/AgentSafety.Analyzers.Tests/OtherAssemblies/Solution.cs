using AgentSafety.Rules;
using AgentSafety.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace AgentSafety.Analyzers.Tests.OtherAssemblies;

/// <summary>Projects that reference each other, as an editor has them (by source) and as a build does (by reference assembly, with the contract in it).</summary>
internal sealed class Solution
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.ComponentModel; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private readonly List<(string Name, string Source, string[] References, bool HasPackage)> _projects = [];

    /// <summary>The last one is where we look for findings; an agent framework is referenced only there.</summary>
    public Solution With(string name, string source, params string[] references)
    {
        _projects.Add((name, source, references, true));
        return this;
    }

    /// <summary>One that is built without the package.</summary>
    public Solution WithForeign(string name, string source, params string[] references)
    {
        _projects.Add((name, source, references, false));
        return this;
    }

    /// <summary>Both ways, which must agree: each as 'id message'.</summary>
    public async Task<string[]> FindingsAsync(params string[] rules)
    {
        var inEditor = await FindingsAsync(ByCompilation, rules);
        var inBuild = await FindingsAsync(ByAssembly, rules);
        Assert.Equal(inEditor, inBuild);
        return inBuild;
    }

    public async Task<string[]> FindingsInBuildAsync(params string[] rules) => await FindingsAsync(ByAssembly, rules);

    public async Task<string[]> FindingsInEditorAsync(params string[] rules) => await FindingsAsync(ByCompilation, rules);

    /// <summary>What the build writes into a project.</summary>
    public string ContractOf(string name) => Generated(Compilations(ByAssembly)[name]);

    private async Task<string[]> FindingsAsync(Func<CSharpCompilation, MetadataReference> reference, string[] rules)
    {
        var compilation = Compilations(reference)[_projects[^1].Name];
        Assert.Empty(compilation.GetDiagnostics().Where(static found => found.Severity is DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers([new PathAnalyzer()], new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(diagnostic => rules.Length == 0 ? diagnostic.Id is RuleIds.UnguardedOperation || diagnostic.Id is "AD0001" : rules.Contains(diagnostic.Id))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }

    private Dictionary<string, CSharpCompilation> Compilations(Func<CSharpCompilation, MetadataReference> reference)
    {
        var compilations = new Dictionary<string, CSharpCompilation>();
        var references = new Dictionary<string, MetadataReference>();
        foreach (var (name, source, references_, hasPackage) in _projects)
        {
            var compilation = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(source, path: $"/{name}/Code.cs"), CSharpSyntaxTree.ParseText(Usings, path: $"/{name}/Usings.cs")],
                [.. TestReferences.All, .. references_.Select(other => references[other])],
                new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
            compilations.Add(name, compilation);
            references.Add(name, hasPackage ? reference(compilation) : Emitted(compilation));
        }

        return compilations;
    }

    private static CompilationReference ByCompilation(CSharpCompilation compilation) => compilation.ToMetadataReference();

    private static PortableExecutableReference ByAssembly(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(new ReachContractGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var withContract, out var problems);
        Assert.Empty(problems);
        return Emitted(withContract);
    }

    private static PortableExecutableReference Emitted(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static string Generated(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(new ReachContractGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var withContract, out _);
        return (string)withContract.Assembly.GetAttributes().Single(static attribute => attribute.ConstructorArguments is [{ Value: "AgentSafety.Reach" }, _]).ConstructorArguments[1].Value!;
    }
}
