using System.Diagnostics;

namespace AgentSafety;

/// <summary>
/// One writer at a time, across threads and processes: who holds the file <c>path.lock</c> open for itself alone.
/// The system lets go of it when the holder dies, so a killed process leaves nothing to clean up.
/// </summary>
internal static class FileLock
{
    private const int LongestPause = 20; // milliseconds

    /// <summary>Waits for its turn. Dispose the result to let the next one in.</summary>
    /// <param name="path">Of what is written to.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="waiting">Since when, if there was a queue before: a hundred threads must not wait a hundred times as long. Each has one try at least.</param>
    /// <exception cref="IOException">It was not free within <paramref name="patience"/>, or the folder can't be written to: nothing may be recorded without it.</exception>
    public static FileStream Take(string path, TimeSpan patience, Stopwatch? waiting = null)
    {
        waiting ??= Stopwatch.StartNew();
        for (var pause = 1; ; pause = Math.Min(pause * 2, LongestPause))
        {
            try
            {
                return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException taken) when (taken is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                if (waiting.Elapsed > patience)
                    throw new IOException($"'{path}' was locked for longer than {patience.TotalSeconds:0.#} seconds", taken);

                Thread.Sleep(pause);
            }
        }
    }

    /// <summary>Some file systems let two have what is for one alone. There, several processes would write over each other unseen.</summary>
    /// <exception cref="IOException">The lock doesn't lock.</exception>
    public static void EnsureItLocks(string path, TimeSpan patience)
    {
        using var first = Take(path, patience);
        try
        {
            using var second = new FileStream(path + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException)
        {
            return;
        }

        throw new IOException($"the file system of '{path}' doesn't lock files; choose a place on a local disk");
    }
}
