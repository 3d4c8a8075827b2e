using System.Reflection;
using System.Text.RegularExpressions;

namespace AgentSafety.CodeFixes.Tests;

/// <summary>Code before and after a fix, as the page of a rule shows it: two blocks, each under a comment that isn't shown.</summary>
public sealed partial record Picture(string Rule, string Title, string Before, string After)
{
    private static readonly string Root = typeof(Picture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;

    public static IEnumerable<Picture> On(string rule) =>
        Marked().Matches(Text(rule)).Select(match => new Picture(rule, match.Groups["title"].Value, match.Groups["before"].Value, match.Groups["after"].Value));

    public static string Text(string rule) => File.ReadAllText(Page(rule)).ReplaceLineEndings("\n");

    /// <summary>Puts what the fix made of it on the page.</summary>
    public void Write(string after) => File.WriteAllText(Page(Rule), Marked().Replace(Text(Rule), match =>
        match.Groups["title"].Value == Title && match.Groups["before"].Value == Before ? match.Value[..(match.Groups["after"].Index - match.Index)] + after + match.Value[(match.Groups["after"].Index - match.Index + match.Groups["after"].Length)..] : match.Value));

    private static string Page(string rule) => Path.Combine(Root, "docs", "rules", $"{rule}.md");

    [GeneratedRegex(@"<!-- before: (?<title>[^\n]+?) -->\n```csharp\n(?<before>.*?)```\n.*?<!-- after -->\n```csharp\n(?<after>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
