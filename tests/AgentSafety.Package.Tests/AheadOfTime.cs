namespace AgentSafety.Package.Tests;

/// <summary>The guards in a program that is compiled ahead of time. Whatever trimming can't follow is a warning, and so an error, of this publish.</summary>
public sealed class AheadOfTime(Workshop workshop)
{
    private static readonly string[] NoCompilerHere = ["NU1101", "NU1102", "Platform linker"];

    [Fact]
    public async Task The_guards_run_without_a_just_in_time_compiler()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is published for Linux.");
        var published = Path.Combine(workshop.Root, "ahead");
        var publish = await DotNet.RunAsync(
            Path.Combine(Workshop.Repository, "tests", "AgentSafety.Trimmed"), [],
            "publish", "-c", "Release", "-r", "linux-x64", "-p:AheadOfTime=true", "-o", published, "--artifacts-path", Path.Combine(workshop.Root, "trimmed"));
        Assert.SkipWhen(NoCompilerHere.Any(publish.Output.Contains), "There is no compiler or linker for it on this machine.");
        Assert.True(publish.Succeeded, publish.Output);

        using var program = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Path.Combine(published, "AgentSafety.Trimmed")) { RedirectStandardOutput = true })!;
        Assert.Equal("2 done, 1 undone, 9 records\n", await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
    }
}
