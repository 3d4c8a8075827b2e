using System.Reflection;
using System.Text.RegularExpressions;
using AgentSafety.CodeFixes;
using AgentSafety.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Analyzers.Tests.Conventions;

/// <summary>What holds for every rule there is or will be.</summary>
public sealed partial class RuleConventions
{
    private static readonly string[] Sections = ["## Reported", "## Fixed", "## Does not report when", "## Options", "## How to suppress"];

    private static readonly string[] ReleaseFiles = ["Shipped", "Unshipped"];

    public static TheoryData<string> Ids => [.. Rules().Select(static rule => rule.Id)];

    [Fact]
    public void Ids_are_constant_and_unique()
    {
        var fields = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static);
        var ids = fields.Select(static field => (string)field.GetRawConstantValue()!).ToArray();
        Assert.All(fields, static field => Assert.True(field.IsLiteral));
        Assert.All(ids, static id => Assert.Matches("^AGS[1-49][0-9]{3}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids.Order(), Rules().Select(static rule => rule.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_its_page(string id)
    {
        var rule = RuleOf(id);
        var page = File.ReadAllLines(Repository.Page(id));

        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.Contains($"Default severity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}", page);
        Assert.Contains($"Category: {rule.Category}", page);
        Assert.All(Sections, section => Assert.Contains(section, page));
        Assert.Equal(Rule.HelpLink(id), rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_is_in_the_release_notes(string id)
    {
        var rule = RuleOf(id);
        var rows = ReleaseFiles.SelectMany(static name => File.ReadAllLines(Path.Combine(Repository.Analyzers, $"AnalyzerReleases.{name}.md")));
        Assert.Single(rows, row => row.StartsWith($"{id} | {rule.Category} | {rule.DefaultSeverity} | ", StringComparison.Ordinal) && row.EndsWith($"({rule.HelpLinkUri})", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_can_be_looked_up_in_the_index(string id) =>
        Assert.Contains($"[{id}](rules/{id}.md)", File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md")), StringComparison.Ordinal);

    [Fact]
    public void Every_fix_has_fix_all_and_speaks_of_a_rule()
    {
        foreach (var fix in Fixes())
        {
            Assert.NotNull(fix.GetFixAllProvider());
            Assert.All(fix.FixableDiagnosticIds, static id => Assert.Contains(id, Rules().Select(static rule => rule.Id)));
        }
    }

    [Fact]
    public void Fixes_hold_no_descriptors() =>
        Assert.All(typeof(GuardWithAgentGuardFix).Assembly.GetTypes(), static type =>
            Assert.DoesNotContain(type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance), static field => field.FieldType == typeof(DiagnosticDescriptor)));

    [Fact]
    public void Every_limit_names_a_test_that_exists()
    {
        var tests = Assembly.GetExecutingAssembly().GetTypes().SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        foreach (Match named in TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "limits.md"))))
            Assert.Contains(named.Groups[1].Value, tests);
    }

    private static DiagnosticDescriptor RuleOf(string id) => Rules().Single(rule => rule.Id == id);

    private static IEnumerable<DiagnosticDescriptor> Rules() => typeof(PathAnalyzer).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics);

    private static IEnumerable<CodeFixProvider> Fixes() => typeof(GuardWithAgentGuardFix).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!);

    [GeneratedRegex(@"`(\w+\.[A-Z]\w+_\w+)`")]
    private static partial Regex TestName();
}
