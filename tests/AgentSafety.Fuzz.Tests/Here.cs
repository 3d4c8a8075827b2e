using System.Collections.Immutable;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Fuzz.Tests;

/// <summary>What these tests themselves were built against: the oldest Roslyn we run on, all that we ship, all that programs reference.</summary>
internal static class Here
{
    public static readonly World World = new(TestReferences.All);

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. Every<DiagnosticAnalyzer>(typeof(PathAnalyzer))];

    public static readonly ImmutableArray<CodeFixProvider> Fixes = [.. Every<CodeFixProvider>(typeof(CodeFixes.GuardWithAgentGuardFix))];

    public static Trial Trial() => new(World, Analyzers, Fixes);

    private static IEnumerable<T> Every<T>(Type neighbour) => neighbour.Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (T)Activator.CreateInstance(type)!);
}
