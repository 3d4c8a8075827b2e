namespace AgentSafety.Package.Tests;

public sealed class FromWarningToFix(Workshop workshop)
{
    [Fact]
    public async Task A_build_warns_of_what_is_unsafe_and_of_nothing_else_until_the_fixes_are_applied()
    {
        var consumer = new Consumer(workshop, "Agent", Consumer.Guards, Consumer.AgentFrameworks);
        var unsafeBuild = await consumer.BuildAsync();
        Assert.True(unsafeBuild.Succeeded, unsafeBuild.Output);
        Assert.Equal(2, consumer.Marks().Count);
        Assert.Equal(consumer.Marks(), unsafeBuild.Complaints);

        var strictBuild = await consumer.BuildAsync("--no-restore", "-warnaserror");
        Assert.False(strictBuild.Succeeded, strictBuild.Output);
        Assert.Equal(consumer.Marks("error"), strictBuild.Complaints);

        // A run takes one fix as far as it goes; where another has its turn, the file it would begin with has already changed. Two fixes, two runs.
        for (var run = 0; run < 2; run++)
        {
            var format = await consumer.RunAsync("format", "analyzers", "--no-restore", "--diagnostics", "AGS1001", "--severity", "warn");
            Assert.True(format.Succeeded, format.Output);
        }

        var safeBuild = await consumer.BuildAsync("--no-restore", "-warnaserror");
        Assert.True(safeBuild.Succeeded, safeBuild.Output);
        Assert.Empty(safeBuild.Complaints);
    }
}
