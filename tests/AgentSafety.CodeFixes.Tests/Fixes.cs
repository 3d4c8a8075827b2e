using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>What holds for every fix.</summary>
public class Fixes
{
    public static TheoryData<Type> All { get; } =
        [.. typeof(GuardWithAgentGuardFix).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))];

    [Theory]
    [MemberData(nameof(All))]
    public void An_editor_finds_it_by_its_name(Type fix)
    {
        var export = fix.GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.Equal([LanguageNames.CSharp], export!.Languages);
        Assert.Equal(fix.Name, export.Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_fixes_our_rules_all_at_once(Type fix)
    {
        var provider = (CodeFixProvider)Activator.CreateInstance(fix)!;

        Assert.All(provider.FixableDiagnosticIds, static id => Assert.StartsWith("AGS", id));
        Assert.Superset(
            new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution },
            provider.GetFixAllProvider()!.GetSupportedFixAllScopes().ToHashSet());
    }
}
