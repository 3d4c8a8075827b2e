using AgentSafety.Fuzz.Tests;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace AgentSafety.Testing;

/// <summary>The same for the tests of the fixes: the program before the fix, and after it.</summary>
public class CSharpCodeFixTest<TAnalyzer, TFix, TVerifier> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixTest<TAnalyzer, TFix, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
    where TVerifier : IVerifier, new()
{
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        RecordedTests.Keep(TestState);
        RecordedTests.Keep(FixedState);
        return Task.CompletedTask;
    }
}
