using AgentSafety.Fuzz.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Stands where the tests of the analyzers expect the testing library: a run keeps the program.</summary>
internal class CSharpAnalyzerTest<TAnalyzer, TVerifier> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<TAnalyzer, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TVerifier : IVerifier, new()
{
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        RecordedTests.Keep(TestState);
        return Task.CompletedTask;
    }
}

internal static class WarnedSteps
{
    public static Task AreMarkedAsync(string source) => Verify.Analyzes(source);
}

internal static class EditorView
{
    public static Task IsTheBuildsAsync(IEnumerable<(string Name, SourceText Text)> sources, OutputKind outputKind, params (string Name, string Text)[] files) => Task.CompletedTask;
}

[AttributeUsage(AttributeTargets.Method)]
internal class FactAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryAttribute : FactAttribute;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal class InlineDataAttribute(params object?[] arguments) : Attribute
{
    public object?[] Arguments => arguments;
}
