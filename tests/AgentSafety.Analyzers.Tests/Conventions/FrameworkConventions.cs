using System.Text.RegularExpressions;
using AgentSafety.EntryPoints.Frameworks;

namespace AgentSafety.Analyzers.Tests.Conventions;

/// <summary>A framework is a table, is asked, and is on the page.</summary>
public sealed partial class FrameworkConventions
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "entry-points.md"));

    [Fact]
    public void Every_table_is_asked()
    {
        var tables = typeof(AllFrameworks).Assembly.GetTypes().Where(static type => type.Namespace == typeof(AllFrameworks).Namespace)
            .Select(static type => type.GetField(nameof(Framework))?.GetValue(null)).OfType<Framework>().ToArray();
        Assert.Equal(tables.Length, AllFrameworks.All.Length);
        Assert.Empty(tables.Except(AllFrameworks.All));
    }

    [Fact]
    public void Every_member_that_takes_code_and_every_mark_is_on_the_page()
    {
        foreach (var framework in AllFrameworks.All)
        {
            Assert.All(framework.Marked, static row => Assert.Contains($"[{row.Attribute[(row.Attribute.LastIndexOf('.') + 1)..^"Attribute".Length]}]", Page, StringComparison.Ordinal));
            Assert.All(framework.Answered, static row => Assert.Contains(row.Type[(row.Type.LastIndexOf('.') + 1)..], Page, StringComparison.Ordinal));
            Assert.All(framework.Taken.Where(static row => row.Kind is RegistrationKind.Function or RegistrationKind.Handler && !row.Members.Contains(".ctor") && row.AskedUnless is null).SelectMany(static row => row.Members),
                static member => Assert.Contains(member, Page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_test_on_the_page_exists()
    {
        var tests = typeof(FrameworkConventions).Assembly.GetTypes().Select(static type => type.Name).ToHashSet();
        foreach (Match named in LastColumn().Matches(Page))
            foreach (var test in named.Groups[1].Value.Split(','))
                Assert.Contains(test.Trim().Trim('`'), tests);
    }

    [GeneratedRegex(@"\| (`[^|]+`) \|$", RegexOptions.Multiline)]
    private static partial Regex LastColumn();
}
