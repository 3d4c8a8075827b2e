using System.Globalization;

namespace AgentSafety;

/// <summary>
/// The files of one log: <c>path</c> is written to; <c>path.000000000041</c> was closed after record 41; <c>path.head</c> says what was kept last;
/// <c>path.lock</c> is held by who writes.
/// </summary>
internal sealed class AuditFiles(string path, DurableFiles disk)
{
    private const int Digits = 12;

    public string Current { get; } = Path.GetFullPath(path);

    public DurableFiles Disk => disk;

    public AuditHeadFile Head => new(Current + ".head", disk);

    /// <summary>Closed files, oldest first. Only names that we give count.</summary>
    public IReadOnlyList<string> Closed()
    {
        var folder = Path.GetDirectoryName(Current)!;
        var name = Path.GetFileName(Current) + ".";
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, name + "*").Where(file => IsClosed(Path.GetFileName(file), name)).OrderBy(static file => file, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>All files with records, in the order of the chain.</summary>
    public IEnumerable<string> InOrder() => Closed().Append(Current);

    public void Close(AuditHead last) =>
        File.Move(Current, Current + "." + last.Sequence.ToString("D" + Digits, CultureInfo.InvariantCulture)); // never onto a file that is there

    private static bool IsClosed(string file, string name) =>
        file.Length == name.Length + Digits && file.StartsWith(name, StringComparison.Ordinal) && file.Skip(name.Length).All(static digit => digit is >= '0' and <= '9');
}
