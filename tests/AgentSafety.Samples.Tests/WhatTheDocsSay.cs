using System.Text.RegularExpressions;

namespace AgentSafety.Samples.Tests;

/// <summary>The README and its neighbours claim only what is there.</summary>
public sealed partial class WhatTheDocsSay
{
    private static readonly string Readme = Read("README.md");

    public static TheoryData<string> Pages =>
    [
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Path.Combine(Sample.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(static page => Path.GetRelativePath(Sample.Root, page)).Order(),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Sample.Root, page))!;
        foreach (Match link in Link().Matches(Read(page)))
            Assert.True(Path.Exists(Path.Combine(folder, link.Groups[1].Value)), $"{page} links to {link.Groups[1].Value}");
    }

    [Theory]
    [InlineData(0, "samples/UnsafeAgent/EnvironmentTools.cs")]
    [InlineData(1, "samples/SafeAgent/EnvironmentTools.cs")]
    public void Before_and_after_are_the_samples(int block, string file)
    {
        var lines = File.ReadLines(Path.Combine(Sample.Root, file)).Select(static line => line.Split("// AGS")[0].Trim()).ToArray();
        Assert.All(CSharp().Matches(Readme)[block].Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, lines));
    }

    [Fact]
    public void The_message_is_the_one_that_is_shown() =>
        Assert.Contains(new Sample("UnsafeAgent").Findings, static finding => Readme.Contains($"warning {finding.At.Id}: {finding.Message}\n", StringComparison.Ordinal));

    [Fact]
    public void The_rules_are_those_of_the_index() =>
        Assert.Equal(Rows(Read("docs", "rules.md"), "rules/"), Rows(Readme, "docs/rules/"));

    [Fact]
    public void What_the_commands_name_is_there() =>
        Assert.All(Named().Matches(Readme).Select(static match => match.Value), static path => Assert.True(Path.Exists(Path.Combine(Sample.Root, path)), path));

    private static IEnumerable<string> Rows(string page, string folder) =>
        Row().Matches(page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value.Replace(folder, "", StringComparison.Ordinal)} {row.Groups[3].Value.Trim()} {row.Groups[4].Value}");

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Sample.Root, .. path]));

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^\| \[(AGS\d{4})\]\(([^)]+)\) \|([^|]+)\|.*?(\w+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"samples/\w+(?![\w/])|\w+(\.\w+)*\.sln")]
    private static partial Regex Named();
}
