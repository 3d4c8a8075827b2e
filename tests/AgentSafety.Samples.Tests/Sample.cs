using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentSafety.Samples.Tests;

/// <summary>Something said about a line: by the compiler, or by a comment that expects it.</summary>
internal sealed record Line(string File, int Number, string Id);

internal sealed record Finding(Line At, string Level, string Message);

/// <summary>A sample's sources, and what the last build of it said about them (samples/Directory.Build.props).</summary>
internal sealed partial class Sample(string name)
{
    public static string Root { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!);

    private string Folder { get; } = Path.Combine(Root, "samples", name);

    /// <summary>Everything the compiler reported, whatever its id.</summary>
    public IReadOnlyList<Finding> Findings => [.. Run().GetProperty("results").EnumerateArray().Select(FindingIn).Where(static finding => finding.Level is not "note")];

    /// <summary>The rules that were in force, whether they reported something or not.</summary>
    public IReadOnlyList<string> Rules => [.. Run().GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()!)];

    /// <summary>Lines that end in a comment such as <c>// AGS1001: why it matters</c>.</summary>
    public IEnumerable<Line> Marked =>
        from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.TopDirectoryOnly)
        from line in File.ReadLines(file).Select(static (text, index) => (Mark: Mark().Match(text), Number: index + 1))
        where line.Mark.Success
        from id in line.Mark.Groups[1].Value.Split(", ")
        select new Line(Path.GetFileName(file), line.Number, id);

    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Folder, file).StartsWith("obj", StringComparison.Ordinal));

    private static Finding FindingIn(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var file = Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath);
        var line = new Line(file, place.GetProperty("region").GetProperty("startLine").GetInt32(), result.GetProperty("ruleId").GetString()!);
        return new(line, result.GetProperty("level").GetString()!, result.GetProperty("message").GetProperty("text").GetString()!);
    }

    private JsonElement Run()
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "obj", "findings.sarif")));
        return log.RootElement.GetProperty("runs")[0].Clone();
    }

    [GeneratedRegex(@"// (AGS\d{4}(?:, AGS\d{4})*): \S")]
    private static partial Regex Mark();
}
