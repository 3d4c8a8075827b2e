using AgentSafety.Rules;
using AgentSafety.Testing.Proof;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>
/// Before and after on the pages of the rules: what is shown before is read from the page and fixed, and must be what is shown after. With
/// AGENTSAFETY_WRITE_DOCS set it is written there first.
/// </summary>
public sealed class Pictures
{
    public static TheoryData<string> Fixable { get; } =
        [.. Fixes.All.Select(static row => (CodeFixProvider)Activator.CreateInstance(row.Data)!).SelectMany(static fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task Are_what_the_fix_makes(string rule)
    {
        var pictures = Picture.On(rule).ToArray();
        Assert.NotEmpty(pictures);
        foreach (var picture in pictures)
        {
            var shown = await Shown.OfAsync(typeof(PathAnalyzer).Assembly, typeof(GuardWithAgentGuardFix).Assembly, rule, picture.Title, [PictureWorld.Around(picture.Before), .. PictureWorld.Files]);
            Assert.True(shown.Error is null, $"{picture.Title}: {shown.Error}");
            Assert.True(shown is { Before: > 0, After: 0 }, $"{picture.Title}: {shown.Before} before, {shown.After} after");

            var after = PictureWorld.In(shown.Text);
            if (Environment.GetEnvironmentVariable("AGENTSAFETY_WRITE_DOCS") is { Length: > 0 })
                picture.Write(after);
            else
                Assert.Equal(after, picture.After);
        }
    }

    /// <summary>Of those that <c>docs/fixes.md</c> lists, which are all there are.</summary>
    [Fact]
    public void Show_every_fix() =>
        Assert.Empty(FixesPage.Rows.Select(static row => row.Title).Except(Fixable.SelectMany(static row => Picture.On(row.Data)).Select(static picture => picture.Title)).Except(["Declare that it destroys, in AgentSafety.Operations.txt", "To guard with AgentGuard, add the package AgentSafety: dotnet add package AgentSafety"])); // no C#

    [Theory]
    [MemberData(nameof(Fixable))]
    public void Are_all_read(string rule) => Assert.Equal(Picture.Text(rule).Split("<!-- before: ").Length - 1, Picture.On(rule).Count());
}
