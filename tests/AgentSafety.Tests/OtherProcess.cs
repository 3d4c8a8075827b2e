using System.Diagnostics;

namespace AgentSafety.Tests;

/// <summary>The program in <c>tests/AgentSafety.Writer</c>, as a process of its own that can be killed.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static OtherProcess Start(params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AgentSafety.Writer.dll"), .. arguments]) { RedirectStandardOutput = true })!);

    /// <summary>Its next line, or nothing when it has ended.</summary>
    public async Task<string?> LineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>All that is left, until it ends. The last line counts only if it was written to its end.</summary>
    public async Task<string[]> LinesAsync()
    {
        var text = await _process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(120));
        await _process.WaitForExitAsync();
        return text.Split('\n')[..^1];
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }
}
