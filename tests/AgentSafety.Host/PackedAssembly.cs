using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Host;

/// <summary>An assembly of the package, loaded the way hosts load it. What fails to load throws.</summary>
internal sealed class PackedAssembly
{
    private readonly AnalyzerFileReference _reference;

    public PackedAssembly(string path)
    {
        _reference = new(path, new Loader());
        _reference.AnalyzerLoadFailed += (_, failure) => throw new InvalidOperationException(failure.Message, failure.Exception);
        Analyzers = _reference.GetAnalyzers(LanguageNames.CSharp);
        Fixes = [.. _reference.GetAssembly().GetTypes() // all of them: a type that this Roslyn can't satisfy throws here
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];
    }

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    public ImmutableArray<CodeFixProvider> Fixes { get; }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
