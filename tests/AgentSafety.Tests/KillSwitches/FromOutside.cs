using System.Diagnostics;

namespace AgentSafety.Tests;

/// <summary>The switch is reached from outside by a file or a signal, and what can't be found out stops.</summary>
public sealed class FromOutside : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["stop"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_there_before_the_start_stops_everything()
    {
        System.IO.File.WriteAllText(File, "");
        using var kill = new KillSwitch(new() { FilePath = File });
        Assert.Contains("exists", Assert.Throws<KillSwitchTrippedException>(() => kill.EnsureNotTripped()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_found_before_the_next_act()
    {
        using var kill = new KillSwitch(new() { FilePath = File, CheckInterval = TimeSpan.FromHours(1) });
        kill.EnsureNotTripped();
        System.IO.File.WriteAllText(File, "");
        Assert.Throws<KillSwitchTrippedException>(() => kill.EnsureNotTripped());
    }

    [Fact]
    public async Task A_file_cancels_what_runs()
    {
        using var kill = new KillSwitch(new() { FilePath = File, CheckInterval = TimeSpan.FromMilliseconds(10) });
        var running = kill.EnsureNotTripped();
        System.IO.File.WriteAllText(File, "");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(30), running));
    }

    [Fact]
    public void A_file_that_is_gone_again_starts_nothing()
    {
        using var kill = new KillSwitch(new() { FilePath = File });
        System.IO.File.WriteAllText(File, "");
        Assert.True(kill.IsTripped);
        System.IO.File.Delete(File);
        Assert.True(kill.IsTripped);
        kill.Reset("Ada");
        Assert.False(kill.IsTripped);
    }

    [Fact]
    public void A_reset_deletes_the_file_and_one_that_nobody_saw_too()
    {
        using var kill = new KillSwitch(new() { FilePath = File, CheckInterval = TimeSpan.FromHours(1) });
        System.IO.File.WriteAllText(File, "");
        kill.Reset("Ada");
        Assert.False(System.IO.File.Exists(File));
        Assert.False(kill.IsTripped);
    }

    [Fact]
    public void A_file_that_can_not_be_deleted_keeps_everything_stopped()
    {
        using var kill = new KillSwitch(new() { FilePath = File });
        Directory.CreateDirectory(File); // a folder of that name stops too
        Assert.True(kill.IsTripped);
        Assert.ThrowsAny<Exception>(() => kill.Reset("Ada"));
        Assert.True(kill.IsTripped);
    }

    [Fact]
    public void Tripping_creates_the_file_for_other_processes_and_the_next_start()
    {
        using (var kill = new KillSwitch(new() { FilePath = File }))
            kill.Trip("too many\ndeletions");

        Assert.Equal("too many\\u000Adeletions\n", System.IO.File.ReadAllText(File));
        using var next = new KillSwitch(new() { FilePath = File });
        Assert.True(next.IsTripped);
    }

    [Fact]
    public void Where_no_file_can_be_looked_for_everything_is_stopped()
    {
        using var missing = new KillSwitch(new() { FilePath = _folder["no/such/folder/stop"] });
        Assert.Contains("can't be looked for", Assert.Throws<KillSwitchTrippedException>(() => missing.EnsureNotTripped()).Reason, StringComparison.Ordinal);

        System.IO.File.WriteAllText(_folder["file"], "");
        using var inAFile = new KillSwitch(new() { FilePath = _folder["file/stop"] });
        Assert.True(inAFile.IsTripped);

        using var tooLong = new KillSwitch(new() { FilePath = _folder[new string('x', 5000)] });
        Assert.True(tooLong.IsTripped);
    }

    [Fact]
    public void A_folder_that_is_deleted_stops_everything()
    {
        var folder = Directory.CreateDirectory(_folder["run"]);
        using var kill = new KillSwitch(new() { FilePath = Path.Combine(folder.FullName, "stop") });
        Assert.False(kill.IsTripped);
        folder.Delete();
        Assert.True(kill.IsTripped);
    }

    [Fact]
    public void A_link_to_nowhere_stops_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var kill = new KillSwitch(new() { FilePath = File });
        System.IO.File.CreateSymbolicLink(File, _folder["nowhere"]);
        Assert.True(kill.IsTripped);
    }

    [Fact]
    public void A_switch_that_nobody_could_reach_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new KillSwitch(new() { FilePath = " " }));
        Assert.Throws<ArgumentException>(() => new KillSwitch(new() { FilePath = File, CheckInterval = TimeSpan.Zero }));
        Assert.Throws<PlatformNotSupportedException>(() => new KillSwitch(new() { Signal = (KillSignal)99 }));
    }

    [Theory]
    [InlineData(KillSignal.User1, "USR1")]
    [InlineData(KillSignal.Hangup, "HUP")]
    [InlineData(KillSignal.Terminate, "TERM")]
    public async Task A_signal_stops_another_process(KillSignal signal, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent otherwise there.");
        Assert.SkipWhen(signal is KillSignal.Hangup && IgnoresHangups(), "Started under nohup, and so is whoever we start.");
        using var process = OtherProcess.Start("switch", signal.ToString());
        Assert.Equal("ready", await process.LineAsync());
        using (var sender = Process.Start("kill", [$"-{name}", $"{process.Id}"]))
            await sender.WaitForExitAsync();

        Assert.Equal($"the process received {signal}", await process.LineAsync());
    }

    /// <summary>proc(5): a mask in hexadecimal digits, whose lowest bit stands for the first signal, SIGHUP.</summary>
    private static bool IgnoresHangups() => System.IO.File.Exists("/proc/self/status")
        && System.IO.File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && "13579bdf".Contains(ignored[^1], StringComparison.Ordinal);
}
