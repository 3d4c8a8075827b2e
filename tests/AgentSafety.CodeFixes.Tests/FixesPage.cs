using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>The page that lists the fixes: neither one more nor one fewer than there are, with the rules that each is for.</summary>
public sealed partial class FixesPage
{
    private static readonly string Text = File.ReadAllText(Path.Combine(
        typeof(FixesPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!, "docs", "fixes.md"));

    /// <summary>A row for each fix; a fix that has two titles has two rows.</summary>
    public static ImmutableArray<(string Title, string Class, string[] Rules)> Rows { get; } =
        [.. Row().Matches(Text).Select(static match => (match.Groups[1].Value, match.Groups[2].Value, Id().Matches(match.Groups[3].Value).Select(static id => id.Groups[1].Value).ToArray()))];

    [Fact]
    public void Lists_every_fix_there_is() =>
        Assert.Equal(Fixes.All.Select(static row => row.Data.Name).Order(StringComparer.Ordinal), Rows.Select(static row => row.Class).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fixes.All), MemberType = typeof(Fixes))]
    public void Says_for_which_rules_it_is(Type fix)
    {
        var ids = ((CodeFixProvider)Activator.CreateInstance(fix)!).FixableDiagnosticIds.Order(StringComparer.Ordinal);
        Assert.All(Rows.Where(row => row.Class == fix.Name), row => Assert.Equal(ids, row.Rules));
    }

    /// <summary>Titles that an editor has shown are on the page: whoever makes a picture of a fix names it by its title.</summary>
    [Fact]
    public void Calls_them_what_they_are_called() =>
        Assert.Empty(Pictures.Fixable.SelectMany(static row => Picture.On(row.Data)).Select(static picture => picture.Title).Except(Rows.Select(static row => row.Title)));

    [GeneratedRegex(@"^\| \*([^|]+)\* \| `(\w+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[(AGS\d{4})\]")]
    private static partial Regex Id();
}
