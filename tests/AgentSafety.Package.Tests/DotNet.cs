using System.Collections;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AgentSafety.Package.Tests;

/// <summary>One run of the real <c>dotnet</c>.</summary>
public sealed partial record DotNet(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Every warning and error that was printed, whoever it came from: <c>Tools.cs(12): warning AGS1001</c>, in order of place, each once.</summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. Complaint().Matches(Output)
            .Select(match => (
                File: Path.GetFileName(match.Groups["file"].Value.Trim()),
                Line: match.Groups["line"] is { Success: true } line ? int.Parse(line.Value, null) : 0,
                What: $"{match.Groups["severity"].Value} {match.Groups["id"].Value}"))
            .Distinct()
            .OrderBy(complaint => complaint.File, StringComparer.Ordinal).ThenBy(complaint => complaint.Line)
            .Select(complaint => $"{complaint.File}({complaint.Line}): {complaint.What}"),
    ];

    public static async Task<DotNet> RunAsync(string folder, IEnumerable<(string Name, string Value)> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key))
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(name); // what the build that runs these tests told itself

        // Nothing may stay behind that holds the temporary folder, and messages are read.
        (string Name, string Value)[] always = [("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("MSBUILDTERMINALLOGGER", "off")];
        foreach (var (name, value) in always.Concat(environment))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        try
        {
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new(process.ExitCode, string.Concat(output));
        }
        finally
        {
            process.Kill(entireProcessTree: true); // does nothing once it has ended
        }
    }

    [GeneratedRegex(@"^(?<file>[^\n]*?)(\((?<line>\d+),\d+\))?\s*: (?<severity>warning|error) (?<id>[A-Z]+\d+)\s*:", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Complaint();
}
