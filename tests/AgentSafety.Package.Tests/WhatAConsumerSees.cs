using System.Text.Json;

namespace AgentSafety.Package.Tests;

public sealed class WhatAConsumerSees(Workshop workshop)
{
    [Fact]
    public async Task The_analyzers_warn_alone_too()
    {
        var consumer = new Consumer(workshop, "Agent", Consumer.AnalyzersAlone, Consumer.AgentFrameworks);
        var build = await consumer.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(consumer.Marks(), build.Complaints);
        Assert.DoesNotContain(Directory.EnumerateFiles(consumer.Folder, "AgentSafety*.dll", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public async Task Without_an_agent_there_is_nothing_to_warn_about()
    {
        var build = await new Consumer(workshop, "Plain", Consumer.Guards).BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Complaints);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_reported_there_and_the_others_count()
    {
        var consumer = new Consumer(workshop, "Guarded", Consumer.Guards, Consumer.AgentFrameworks);
        var build = await consumer.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(["AgentSafety.Guards.txt(2): warning AGS9001", "Tools.cs(19): warning AGS1001"], build.Complaints);
        Assert.Equal(build.Complaints, consumer.Marks());
    }

    [Theory]
    [InlineData(Consumer.Guards)]
    [InlineData(Consumer.AnalyzersAlone)]
    public async Task Files_beside_the_project_reach_the_compiler_by_themselves(string package)
    {
        var consumer = new Consumer(workshop, "Plain", package);
        foreach (var name in new[] { "AgentSafety.Guards.txt", "AgentSafety.Guards.Team.txt", "AgentSafety.Operations.txt", "AgentSafety.EntryPoints.txt", "Other.txt" })
            await File.WriteAllTextAsync(Path.Combine(consumer.Folder, name), "", TestContext.Current.CancellationToken);

        var restore = await consumer.RunAsync("restore");
        Assert.True(restore.Succeeded, restore.Output);

        var evaluation = await consumer.RunAsync("msbuild", "-getItem:AdditionalFiles", "-getItem:EditorConfigFiles");
        Assert.True(evaluation.Succeeded, evaluation.Output);
        Assert.Equal(
            ["AgentSafety.EntryPoints.txt", "AgentSafety.Guards.Team.txt", "AgentSafety.Guards.txt", "AgentSafety.Operations.txt"],
            Items(evaluation, "AdditionalFiles").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("AgentSafety.Recommended.globalconfig", Items(evaluation, "EditorConfigFiles").Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("Minimum", "")]
    [InlineData("Recommended", "")]
    [InlineData("Strict", "Tools.cs(17): warning AGS1002, Tools.cs(17): warning AGS1004, Tools.cs(10): warning AGS3002, Tools.cs(13): warning AGS3002")]
    [InlineData("Strictest", "Consumer.csproj(0): warning AGS9001")]
    public async Task The_mode_sets_the_severities(string mode, string more)
    {
        var consumer = new Consumer(workshop, "Scoped", Consumer.Guards, Consumer.AgentFrameworks);
        var build = await consumer.BuildAsync($"-p:AgentSafetyMode={mode}");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(consumer.Marks().Concat(more.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal), build.Complaints.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Items(DotNet evaluation, string kind) =>
        JsonDocument.Parse(evaluation.Output).RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
}
