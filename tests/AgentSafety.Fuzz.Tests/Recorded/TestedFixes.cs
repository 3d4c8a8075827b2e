using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace AgentSafety.Testing.Proof;

/// <summary>Stands where the tests have their fixes put to the proof: the programs are kept here, and whoever has them tries them.</summary>
internal static class TestedFixes
{
    public static Task HoldAsync(Assembly analyzers, Assembly fixes, SolutionState state, LanguageVersion language = LanguageVersion.Latest) => Task.CompletedTask;
}
