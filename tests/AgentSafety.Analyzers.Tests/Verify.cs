using System.Collections.Immutable;
using AgentSafety.Rules;
using AgentSafety.Testing.Proof;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace AgentSafety.Analyzers.Tests;

/// <summary>Builds the world around a few lines of an agent's code. <c>[|…|]</c> marks the step we warn on; no mark means silence.</summary>
internal static class Verify
{
    internal const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AgentSafety;
        global using Dapper;
        global using Microsoft.Extensions.AI;
        global using ModelContextProtocol;
        global using ModelContextProtocol.Protocol;
        global using ModelContextProtocol.Server;
        """;

    public static Task Analyzes(string source, params (string Name, string Text)[] others)
    {
        var test = TestOf<PathAnalyzer>(source);
        foreach (var (name, text) in others)
            test.TestState.Sources.Add((name, text));

        return BothWaysAsync(test);
    }

    /// <summary>About what protects, whichever rule says that nothing does: a mark is a step that nothing protects.</summary>
    public static Task Unprotected(string source) => WarnedSteps.AreMarkedAsync(source);

    /// <summary>Code of a language version that isn't finished in the oldest compiler we run in.</summary>
    public static Task InPreview(string source)
    {
        var test = TestOf<PathAnalyzer>(source);
        test.LanguageVersion = LanguageVersion.Preview;
        return ProvenAsync(test);
    }

    /// <summary>An editor asks document by document; it must be told what a build is told.</summary>
    private static async Task BothWaysAsync(Test<PathAnalyzer> test)
    {
        await ProvenAsync(test);
        await EditorView.IsTheBuildsAsync(test.TestState.Sources, test.TestState.OutputKind ?? OutputKind.DynamicallyLinkedLibrary);
    }

    /// <summary>What is offered for it is tried, too.</summary>
    private static async Task ProvenAsync<TAnalyzer>(Test<TAnalyzer> test) where TAnalyzer : DiagnosticAnalyzer, new()
    {
        await test.RunAsync();
        await TestedFixes.HoldAsync(typeof(PathAnalyzer).Assembly, typeof(CodeFixes.GuardWithAgentGuardFix).Assembly, test.TestState, test.LanguageVersion);
    }

    /// <summary>With the message and the steps in full: <c>{|#0:…|}</c> marks the first step, the numbers after it the rest of the path.</summary>
    public static Task Analyzes(string source, DiagnosticResult finding)
    {
        var test = TestOf<PathAnalyzer>(source);
        test.ExpectedDiagnostics.Add(finding);
        return BothWaysAsync(test);
    }

    public static DiagnosticResult Finding(int steps) => Enumerable.Range(0, steps)
        .Aggregate(new DiagnosticResult(PathRules.UnguardedOperation), static (result, step) => result.WithLocation(step));

    public static Task Program(string source)
    {
        var test = TestOf<PathAnalyzer>(source);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return BothWaysAsync(test);
    }

    public static Task WithFile(string name, string text, string source) => WithFile(RuleIds.UnguardedOperation, name, text, source);

    public static async Task WithFile(string rule, string name, string text, string source)
    {
        var test = TestOf<PathAnalyzer>(source);
        test.Only(rule);
        test.TestState.AdditionalFiles.Add((name, text));
        await ProvenAsync(test);
        await EditorView.IsTheBuildsAsync(test.TestState.Sources, test.TestState.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, (name, text));
    }

    /// <summary>Where no agent framework is referenced.</summary>
    public static Task WithFileAlone(string name, string text, string source)
    {
        var test = new Test<PathAnalyzer>(TestReferences.Without(AgentFrameworks));
        test.TestState.Sources.Add(("/0/Tools.cs", source));
        test.TestState.Sources.Add(("/0/Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Threading.Tasks;"));
        test.TestState.AdditionalFiles.Add((name, text));
        return ProvenAsync(test);
    }

    /// <summary>Where in a configuration file we warn: <c>{|#0:…|}</c> and on.</summary>
    public static Task Configuration(string name, string text, int count)
    {
        var test = TestOf<ConfigurationAnalyzer>("");
        test.TestState.AdditionalFiles.Add((name, text));
        for (var i = 0; i < count; i++)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(ConfigurationAnalyzer.UnreadableConfiguration).WithLocation(i).WithMessage(null));

        return ProvenAsync(test);
    }

    /// <summary>A library that is referenced as an assembly, without its source.</summary>
    public static Task WithLibrary(string library, string source, string rule = RuleIds.UnguardedOperation)
    {
        var compilation = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(library)], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        var test = TestOf<PathAnalyzer>(source);
        test.Only(rule);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromImage(assembly.ToArray()));
        return ProvenAsync(test);
    }

    /// <summary>The same code where no agent framework is referenced.</summary>
    public static Task WithoutAgents(string source)
    {
        var test = new Test<PathAnalyzer>(TestReferences.Without(AgentFrameworks));
        test.TestState.Sources.Add(source);
        return ProvenAsync(test);
    }

    /// <summary>The same where only one framework is referenced, by what it declares.</summary>
    public static Task WithOnly(string framework, string source, string rule = RuleIds.UnguardedOperation)
    {
        var test = new Test<PathAnalyzer>(TestReferences.Without(AgentFrameworks));
        test.Only(rule);
        test.TestState.Sources.Add(("/0/Tools.cs", source));
        test.TestState.Sources.Add(("/0/Framework.cs", framework));
        test.TestState.Sources.Add(("/0/Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Threading.Tasks;"));
        return ProvenAsync(test);
    }

    /// <summary>As <see cref="Analyzes(string, ValueTuple{string, string}[])"/>, on another version of ModelContextProtocol.</summary>
    public static Task WithModelContextProtocol(string version, string source)
    {
        var test = new Test<PathAnalyzer>(TestReferences.With(version, "ModelContextProtocol", "ModelContextProtocol.Core"));
        test.TestState.Sources.Add(("/0/Tools.cs", source));
        test.TestState.Sources.Add(("/0/Usings.cs", Usings));
        return ProvenAsync(test);
    }

    private static readonly string[] AgentFrameworks =
    [
        "ModelContextProtocol", "ModelContextProtocol.Core", "Microsoft.Extensions.AI", "Microsoft.Extensions.AI.Abstractions", "Microsoft.SemanticKernel.Abstractions",
        "Microsoft.SemanticKernel.Core", "Microsoft.Agents.AI", "Microsoft.Agents.AI.Abstractions", "OpenAI", "Anthropic",
    ];

    /// <summary>Of the rules about one protection, which are about steps where another one holds.</summary>
    public static Task AnalyzesFor(string rule, string source)
    {
        var test = TestOf<PathAnalyzer>(source);
        test.Only(rule);
        return BothWaysAsync(test);
    }

    /// <summary>What its message is made of.</summary>
    public static Task Says(DiagnosticDescriptor rule, string source, int steps, params object[] arguments)
    {
        var test = TestOf<PathAnalyzer>(source);
        test.Only(rule.Id);
        test.ExpectedDiagnostics.Add(Enumerable.Range(0, steps).Aggregate(new DiagnosticResult(rule), static (result, step) => result.WithLocation(step)).WithArguments(arguments));
        return BothWaysAsync(test);
    }

    private static Test<TAnalyzer> TestOf<TAnalyzer>(string source) where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new Test<TAnalyzer>(TestReferences.All);
        test.TestState.Sources.Add(("/0/Tools.cs", source));
        test.TestState.Sources.Add(("/0/Usings.cs", Usings));
        return test;
    }

    private sealed class Test<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> where TAnalyzer : DiagnosticAnalyzer, new()
    {
        public Test(ImmutableArray<MetadataReference> references)
        {
            ReferenceAssemblies = new("net10.0"); // names the framework and holds nothing: all comes from the build's list
            TestState.AdditionalReferences.AddRange(references);
            Only(RuleIds.UnguardedOperation);
        }

        /// <summary>A mark without a number is a diagnostic of this rule.</summary>
        public void Only(string rule)
        {
            DisabledDiagnostics.Clear();
            DisabledDiagnostics.AddRange(new PathAnalyzer().SupportedDiagnostics.Select(static other => other.Id).Where(id => id != rule));
            _marked = rule;
        }

        private string _marked = "";

        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
            analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics) is var rules && rules.FirstOrDefault(rule => rule.Id == _marked) is { } marked ? marked : rules.First();

        public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion, DocumentationMode.Parse);

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
    }
}
