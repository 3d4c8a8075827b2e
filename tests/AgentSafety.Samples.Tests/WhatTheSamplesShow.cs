namespace AgentSafety.Samples.Tests;

/// <summary>What a build of the samples says: exactly what their comments promise.</summary>
public sealed class WhatTheSamplesShow
{
    private static readonly Sample Unsafe = new("UnsafeAgent");
    private static readonly Sample Safe = new("SafeAgent");

    [Fact]
    public void Exactly_the_marked_lines_warn() =>
        Assert.Equal(InOrder(Unsafe.Marked), InOrder(Unsafe.Findings.Select(static finding => finding.At)));

    [Fact]
    public void There_are_nine_of_them() => Assert.Equal(9, Unsafe.Marked.Count());

    [Fact]
    public void A_finding_is_a_warning_so_that_the_build_goes_on() =>
        Assert.All(Unsafe.Findings, static finding => Assert.Equal("warning", finding.Level));

    [Fact]
    public void The_rebuilt_environment_is_found_through_its_service() =>
        Assert.Single(Unsafe.Findings, static finding => finding.Message
            is "'RebuildEnvironment' destroys with 'TerminateInstancesAsync' through 'EnvironmentService.RecreateAsync' what it then makes again, and nobody approves it: terminates EC2 instances; can't be undone");

    [Fact]
    public void It_is_found_through_three_projects_too()
    {
        var server = new Sample("Environments/Server");
        Assert.Equal(server.Marked, server.Findings.Select(static finding => finding.At));
        Assert.Equal(
            "'Refresh' destroys with 'TerminateInstancesAsync' through 'IEnvironments.RefreshAsync' what it then makes again, and nobody approves it: terminates EC2 instances; can't be undone",
            Assert.Single(server.Findings).Message);
        Assert.Empty(new Sample("Environments/Cloud").Findings);
    }

    [Fact]
    public void A_tool_that_only_reads_is_not_spoken_of() =>
        Assert.DoesNotContain(Unsafe.Findings, static finding => finding.Message.Contains("'List", StringComparison.Ordinal));

    [Fact]
    public void The_safe_sample_is_silent() => Assert.Empty(Safe.Findings);

    [Fact]
    public void The_safe_sample_was_looked_at() => Assert.Contains("AGS1001", Safe.Rules);

    [Fact]
    public void The_safe_sample_expects_nothing() => Assert.Empty(Safe.Marked);

    [Fact]
    public void The_safe_sample_has_every_tool_of_the_unsafe_one() => Assert.Equal(ToolFiles(Unsafe), ToolFiles(Safe));

    [Fact]
    public void A_file_fits_on_a_screen() =>
        Assert.All(Unsafe.Files.Concat(Safe.Files), static file => Assert.True(File.ReadLines(file).Count() < 60, file));

    private static IEnumerable<string?> ToolFiles(Sample sample) => sample.Files.Select(Path.GetFileName)
        .Where(static file => file!.EndsWith("Tools.cs", StringComparison.Ordinal) || file is "WorkspaceAssistant.cs").Order();

    private static IEnumerable<Line> InOrder(IEnumerable<Line> lines) => lines.OrderBy(static line => line.File, StringComparer.Ordinal).ThenBy(static line => line.Number);
}
