using System.Collections.Concurrent;
using AgentSafety.Calls;
using AgentSafety.Configuration;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>The other assemblies of a compilation that say what their members reach.</summary>
internal sealed class ReferencedAssemblies(Compilation compilation, ProjectFiles files)
{
    private readonly ConcurrentDictionary<(IMethodSymbol Method, bool IsVirtual), ImmutableArray<CodeId>> _answering = new(CallComparer.Instance);
    private readonly Lazy<ImmutableArray<(IAssemblySymbol Symbol, OtherAssembly Assembly)>> _all = new(() => [.. Read(compilation, files).OrderBy(static other => other.Assembly.Name, StringComparer.Ordinal)]); // whatever order they are referenced in

    /// <summary>Those whose contract can't be read, and why.</summary>
    public static IEnumerable<(string Assembly, string Problem)> ProblemsIn(Compilation compilation) =>
        from assembly in compilation.SourceModule.ReferencedAssemblySymbols
        where MayHaveContract(assembly)
        let built = BuiltAssembly.Of(assembly)
        where built.Problem is not null
        select (built.Name, built.Problem);

    /// <summary>Does it say what its members reach? Then one of which it says nothing reaches nothing.</summary>
    public bool Contains(IAssemblySymbol? assembly) => _all.Value.Any(other => SymbolEqualityComparer.Default.Equals(other.Symbol, assembly));

    /// <summary>Words that stand where something of theirs is run.</summary>
    public IEnumerable<string> Names => _all.Value.SelectMany(static other => other.Assembly.Names);

    /// <summary>What other assemblies run when this is called: the one that declares it, and of what can be overridden, those that do.</summary>
    public ImmutableArray<CodeId> Answering(IMethodSymbol method, bool isVirtual) =>
        _all.Value.IsEmpty ? [] : _answering.GetOrAdd((method.OriginalDefinition, isVirtual), key => [.. Find(key.Method, key.IsVirtual)]);

    public MethodSummary SummaryOf(CodeId id, CancellationToken cancellationToken) =>
        _all.Value.First(other => other.Assembly.Name == id.File).Assembly.SummaryOf(id, cancellationToken);

    private IEnumerable<CodeId> Find(IMethodSymbol method, bool isVirtual)
    {
        if (method is not { ContainingAssembly: { } owner, ContainingType: { } declaring } || !MayHaveContract(owner) || method.GetDocumentationCommentId() is not { } member || declaring.GetDocumentationCommentId() is not { } type)
            yield break; // whatever is disposed or enumerated anywhere would be run by everybody who does so

        foreach (var (symbol, assembly) in _all.Value)
            if ((isVirtual || SymbolEqualityComparer.Default.Equals(symbol, owner)) && assembly.Runs(member, type))
                yield return CodeId.Elsewhere(assembly.Name, member);
    }

    private static IEnumerable<(IAssemblySymbol Symbol, OtherAssembly Assembly)> Read(Compilation compilation, ProjectFiles files)
    {
        foreach (var reference in compilation.References)
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && Read(reference, assembly, files) is { } other)
                yield return (assembly, other);
    }

    private static OtherAssembly? Read(MetadataReference reference, IAssemblySymbol assembly, ProjectFiles files) => reference switch
    {
        CompilationReference { Compilation: CSharpCompilation project } => SourceProject.Of(project, files),
        CompilationReference => null, // another language
        _ => MayHaveContract(assembly) && BuiltAssembly.Of(assembly) is { HasContract: true } built ? built : null,
    };

    private static bool MayHaveContract(IAssemblySymbol assembly) => !PlatformAssemblies.IsPlatform(assembly);

    private sealed class CallComparer : IEqualityComparer<(IMethodSymbol Method, bool IsVirtual)>
    {
        public static readonly CallComparer Instance = new();

        public bool Equals((IMethodSymbol Method, bool IsVirtual) x, (IMethodSymbol Method, bool IsVirtual) y) => x.IsVirtual == y.IsVirtual && SymbolEqualityComparer.Default.Equals(x.Method, y.Method);

        public int GetHashCode((IMethodSymbol Method, bool IsVirtual) call) => SymbolEqualityComparer.Default.GetHashCode(call.Method) * 2 + (call.IsVirtual ? 1 : 0);
    }
}
