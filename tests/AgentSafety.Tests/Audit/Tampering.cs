using CsCheck;

namespace AgentSafety.Tests;

/// <summary>Nothing in a log can be changed, deleted or moved without <c>Verify</c> saying so.</summary>
public sealed class Tampering : IDisposable
{
    private static readonly Gen<AuditEntry> Entries = Gen.Select(
        Gen.Enum<AuditEvent>(), Gen.String[0, 20], Gen.String[0, 20], Gen.String[0, 40].Null(), Gen.Dictionary(Gen.String[1, 8], Gen.String[0, 8])[0, 2],
        (what, act, operation, target, details) => new AuditEntry(what, act, operation, target, details: details));

    private static readonly Gen<byte[]?> Keys = Gen.Byte.Array[32].Null();

    private readonly TemporaryFolder _folder = new();

    private string Log => _folder["audit.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_single_byte_edit_of_any_log_is_found() =>
        Gen.Select(Entries.List[1, 6], Keys, Gen.Int[200, 2000], Gen.Double.Unit, Gen.Int[1, 255]).Sample(
            (entries, key, largest, where, change) =>
            {
                using var folder = new TemporaryFolder();
                var log = Write(folder["log"], entries, key, largest);
                Assert.True(log.Verify().IsIntact);
                var file = Pick(folder, (int)(where * 1000));
                var bytes = File.ReadAllBytes(file);
                bytes[(int)(where * bytes.Length)] ^= (byte)change;
                File.WriteAllBytes(file, bytes);
                return !AuditLog.Verify(folder["log"], key).IsIntact;
            },
            iter: 1500);

    [Fact]
    public void Every_byte_and_every_bit_counts()
    {
        Write(Log, [new(AuditEvent.Started, "1", "wipe", "disk"), new(AuditEvent.Succeeded, "1")], key: null, largest: 250);
        foreach (var file in Files(_folder))
        {
            var original = File.ReadAllBytes(file);
            for (var i = 0; i < original.Length; i++)
            {
                foreach (var change in new byte[] { 1, 2, 4, 8, 16, 32, 64, 128, (byte)(original[i] ^ '\n'), (byte)(original[i] ^ ' ') })
                {
                    var bytes = (byte[])original.Clone();
                    bytes[i] ^= change;
                    File.WriteAllBytes(file, bytes);
                    Assert.True(bytes[i] == original[i] || !AuditLog.Verify(Log).IsIntact, $"{file}[{i}] ^ {change}");
                }
            }

            File.WriteAllBytes(file, original);
        }

        Assert.True(AuditLog.Verify(Log).IsIntact);
    }

    [Fact]
    public void A_byte_that_is_added_or_deleted_is_found() =>
        Gen.Select(Entries.List[1, 4], Gen.Double.Unit, Gen.Byte, Gen.Bool).Sample(
            (entries, where, value, isAdded) =>
            {
                using var folder = new TemporaryFolder();
                Write(folder["log"], entries, null, largest: 600);
                var file = Pick(folder, (int)(where * 1000));
                var bytes = File.ReadAllBytes(file).ToList();
                if (isAdded)
                    bytes.Insert((int)(where * bytes.Count), value);
                else
                    bytes.RemoveAt((int)(where * bytes.Count));

                File.WriteAllBytes(file, [.. bytes]);
                return !AuditLog.Verify(folder["log"]).IsIntact;
            },
            iter: 500);

    [Fact]
    public void Lines_that_are_deleted_repeated_or_moved_are_found() =>
        Gen.Select(Entries.List[2, 6], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 2]).Sample(
            (entries, first, second, how) =>
            {
                using var folder = new TemporaryFolder();
                Write(folder["log"], entries, null, largest: 1 << 20);
                var lines = File.ReadAllLines(folder["log"]).ToList();
                var (i, j) = (first % lines.Count, second % lines.Count);
                if (how == 0)
                    lines.RemoveAt(i);
                else if (how == 1)
                    lines.Insert(j, lines[i]);
                else if (i != j)
                    (lines[i], lines[j]) = (lines[j], lines[i]);
                else
                    lines.Reverse();

                File.WriteAllText(folder["log"], string.Concat(lines.Select(line => line + "\n")));
                return !AuditLog.Verify(folder["log"]).IsIntact;
            },
            iter: 500);

    [Fact]
    public void A_file_that_is_gone_is_found()
    {
        Write(Log, [.. Enumerable.Range(0, 12).Select(i => new AuditEntry(AuditEvent.Started, $"{i}"))], null, largest: 500);
        foreach (var file in Files(_folder))
        {
            File.Move(file, _folder["elsewhere"]);
            Assert.False(AuditLog.Verify(Log).IsIntact, file);
            File.Move(_folder["elsewhere"], file);
        }

        Assert.True(AuditLog.Verify(Log).IsIntact);
        Assert.False(AuditLog.Verify(_folder["never-written"]).IsIntact);
    }

    private static AuditLog Write(string path, IEnumerable<AuditEntry> entries, byte[]? key, long largest)
    {
        var log = new AuditLog(path, new() { Key = key, LargestFile = largest, Fsync = false });
        foreach (var entry in entries)
            log.Append(entry);

        return log;
    }

    private static string[] Files(TemporaryFolder folder) =>
        [.. Directory.GetFiles(folder.Path).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Pick(TemporaryFolder folder, int number) => Files(folder) is var files ? files[number % files.Length] : "";
}
