using System.Collections.Immutable;
using System.Reflection;
using AgentSafety.Analyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Fuzz.Tests;

/// <summary>The programs that the tests of the analyzers and of the fixes speak of, without their marks, each once.</summary>
internal static class RecordedTests
{
    private static readonly List<SourceProgram> Kept = [];
    private static string s_test = "";

    public static ImmutableArray<SourceProgram> Programs()
    {
        lock (Kept)
        {
            Kept.Clear();
            foreach (var test in typeof(RecordedTests).Assembly.GetTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal).SelectMany(static type => type.GetMethods()))
                if (test.GetCustomAttribute<Analyzers.Tests.FactAttribute>() is not null)
                    Run(test);

            return [.. Kept.DistinctBy(static program => string.Join("\0", program.Files.Select(static file => file.Text)))];
        }
    }

    public static void Keep(SolutionState state)
    {
        var files = state.Sources.Select(static source => new SourceFile(source.filename, WithoutMarks(source.content))).ToArray();
        if (files.Any(static file => file.Text.Length > 0))
            Kept.Add(new(s_test, state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, files, [.. state.AdditionalFiles.Select(static file => new SourceFile(file.filename, WithoutMarks(file.content)))]));
    }

    private static void Run(MethodInfo test)
    {
        s_test = $"{test.DeclaringType!.Name}.{test.Name}";
        var cases = test.GetCustomAttributes<Analyzers.Tests.InlineDataAttribute>().Select(static data => data.Arguments).DefaultIfEmpty([]);
        foreach (var arguments in cases)
            test.Invoke(Activator.CreateInstance(test.DeclaringType), [.. test.GetParameters().Select((parameter, index) => index < arguments.Length ? arguments[index] : parameter.DefaultValue)]);
    }

    private static string WithoutMarks(SourceText text)
    {
        TestFileMarkupParser.GetSpans(text.ToString(), out var clean, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return clean;
    }
}
