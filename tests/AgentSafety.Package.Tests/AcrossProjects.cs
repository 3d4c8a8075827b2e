namespace AgentSafety.Package.Tests;

/// <summary>Real builds of several projects: what one of them reaches is known where another one calls it.</summary>
public sealed class AcrossProjects(Workshop workshop)
{
    [Fact]
    public async Task A_build_follows_a_path_through_its_projects()
    {
        var projects = new Projects(workshop);
        var build = await projects.BuildAsync();
        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(3, projects.Marks().Count);
        Assert.Equal(projects.Marks(), build.Complaints);

        var asGraph = await projects.BuildAsync("-graph", "--no-incremental", "--no-restore");
        Assert.True(asGraph.Succeeded, asGraph.Output);
        Assert.Equal(projects.Marks(), asGraph.Complaints);

        // Only the project at the end of the chain is touched, and only inside a body.
        await projects.ChangeAsync("Disks/Disk.cs", "=> Directory.Delete(path.ToString(), true)", "=> Directory.GetFiles(path.ToString())");
        var harmless = await projects.BuildAsync("--no-restore");
        Assert.True(harmless.Succeeded, harmless.Output);
        Assert.Empty(harmless.Complaints);

        await projects.ChangeAsync("Cloud/CloudEnvironments.cs", "return Task.CompletedTask;", "Directory.Delete(name, true); return Task.CompletedTask;");
        var again = await projects.BuildAsync("--no-restore");
        Assert.True(again.Succeeded, again.Output);
        Assert.Equal([projects.Marks()[0]], again.Complaints);
    }

    [Fact]
    public async Task A_project_may_keep_it_to_itself()
    {
        var projects = new Projects(workshop);
        var build = await projects.BuildAsync("-p:AgentSafetyReachContract=false");
        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Complaints);
    }
}
