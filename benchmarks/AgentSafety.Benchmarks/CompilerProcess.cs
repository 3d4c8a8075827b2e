using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace AgentSafety.Benchmarks;

/// <summary>A compiler in a process of its own, as a build without a compiler server starts it: cold, with what it takes to load the analyzers, and with what it writes.</summary>
public static class CompilerProcess
{
    private static readonly string Csc = typeof(CompilerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Compiler").Value!;

    /// <summary>Processor time in milliseconds and the most memory it had at once, in megabytes.</summary>
    /// <exception cref="InvalidOperationException">It found errors: such a program costs something else.</exception>
    public static Cost Run(string folder, params IEnumerable<string> arguments) => Run(folder, folder, arguments);

    /// <param name="folder">To write into.</param>
    /// <param name="workingFolder">What paths are relative to.</param>
    /// <param name="arguments">Of the compiler.</param>
    public static Cost Run(string folder, string workingFolder, IEnumerable<string> arguments)
    {
        var response = Path.Combine(folder, "arguments.rsp");
        File.WriteAllLines(response, arguments.Select(static argument => argument.StartsWith('"') || !argument.Contains(' ', StringComparison.Ordinal) ? argument : $"\"{argument}\""));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Csc, "/noconfig", $"@{response}"]) { RedirectStandardOutput = true, WorkingDirectory = workingFolder })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var cost = new Cost(0, 0);
        while (!process.WaitForExit(10))
            cost = Now(process) ?? cost; // afterwards nobody can be asked

        return process.ExitCode == 0 ? cost : throw new InvalidOperationException($"The compiler found errors: {string.Join(Environment.NewLine, said.Result.Split('\n').Where(static line => line.Contains("error", StringComparison.Ordinal)).Take(10))}");
    }

    private static Cost? Now(Process process)
    {
        try
        {
            process.Refresh();
            return new(process.TotalProcessorTime.TotalMilliseconds, PeakOf(process));
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or IOException)
        {
            return null;
        }
    }

    /// <summary>Linux keeps it where the framework doesn't look.</summary>
    private static double PeakOf(Process process) => OperatingSystem.IsLinux()
        ? File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : throw new IOException("It has ended.")
        : process.PeakWorkingSet64 / 1048576.0;

    /// <summary>What one compilation cost.</summary>
    public readonly record struct Cost(double Cpu, double Peak);
}
